// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.store.Layout;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.viewmodel.session.SessionModels;
import org.topiary.app.viewmodel.session.SessionViewModel;

class WindowViewModelTest {
    private static final WindowPlace PLACE = new WindowPlace(1, 2, 300, 200, false);

    @TempDir
    private Path folder;

    private final WindowViewModel window = new WindowViewModel();
    private final SessionViewModel a = SessionModels.of("a", "mqtt://127.0.0.1:1");
    private final SessionViewModel b = SessionModels.of("b", "mqtt://127.0.0.1:1");
    private final SessionViewModel c = SessionModels.of("c", "mqtt://127.0.0.1:1");

    @BeforeEach
    void open() {
        window.open(a);
        window.open(b);
        window.open(c);
    }

    @AfterEach
    void close() {
        window.close().join();
    }

    @Test
    void aTornOffSessionIsNoTabAndItsNeighbourShows() {
        window.tearOff(c, PLACE);
        assertThat(window.sessions()).containsExactly(a, b);
        assertThat(window.tornOff()).containsExactly(c);
        assertThat(window.all()).containsExactly(a, b, c);
        assertThat(window.currentProperty().get()).isEqualTo(b);
        assertThat(window.place(c)).contains(PLACE);

        window.takeBack(c);
        assertThat(window.sessions()).containsExactly(a, b, c);
        assertThat(window.tornOff()).isEmpty();
        assertThat(window.currentProperty().get()).isEqualTo(c);
        assertThat(window.place(c)).isEmpty();
    }

    @Test
    void tabsAreMovedAndTheOneThatShowsStays() {
        window.moveBy(c, -2);
        assertThat(window.sessions()).containsExactly(c, a, b);
        window.moveBy(c, -1);
        window.move(a, 99);
        assertThat(window.sessions()).containsExactly(c, b, a);
        assertThat(window.currentProperty().get()).isEqualTo(c);
    }

    @Test
    void aSessionIsClosedWhereverItIs() {
        window.tearOff(a, null);
        window.close(a);
        window.close(c);
        assertThat(window.all()).containsExactly(b);
        assertThat(window.tornOff()).isEmpty();
        assertThat(window.currentProperty().get()).isEqualTo(b);
    }

    @Test
    void whatIsOpenIsWrittenDownButForWhatIsNotKeptAndStaysWhenAllIsClosed() {
        try (SettingsStore settings = new SettingsStore(folder, problem -> {})) {
            LayoutKeeper keeper = new LayoutKeeper(window, settings, id -> !id.equals("b"));
            window.move(b, 0);
            assertThat(settings.get().layout()).isEqualTo(Layout.EMPTY);
            window.move(b, 1);
            keeper.start();
            window.move(c, 0);
            window.currentProperty().set(a);
            assertThat(settings.get().layout()).isEqualTo(new Layout(List.of(tab("c", null), tab("a", null)), 1));

            window.tearOff(c, PLACE);
            assertThat(settings.get().layout()).isEqualTo(new Layout(List.of(tab("a", null), tab("c", PLACE)), 0));
            window.currentProperty().set(null);
            assertThat(settings.get().layout().chosen()).isEqualTo(-1);

            keeper.end();
            window.close().join();
            assertThat(settings.get().layout().tabs()).hasSize(2);
        }
    }

    private static Layout.Tab tab(String id, @Nullable WindowPlace place) {
        return new Layout.Tab(id, Optional.ofNullable(place), Map.of());
    }
}
