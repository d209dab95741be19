// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.FxEvents;
import org.topiary.app.IntegrationTest;
import org.topiary.app.TestWindows;
import org.topiary.app.ui.Nodes;

/** Tabs show their titles wherever there is room for them. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class TabTitlesTest {
    private TabRow row;
    private ToggleButton first;
    private ToggleButton second;
    private double tooNarrow;

    @BeforeEach
    void fill() throws TimeoutException {
        // Controls can be created only after the toolkit has started.
        TestWindows.stage();
        FxEvents.run(() -> {
            PanelTabs<String> tabs = new PanelTabs<>("lens", List.of(panel("one"), panel("two")), false, chosen -> {});
            first = tabs.button("one");
            second = tabs.button("two");
            row = new TabRow(tabs);
            Scene scene = new Scene(new Group(row));
            scene.getRoot().applyCss();
            tooNarrow = row.prefWidth(-1) - 1;
        });
    }

    private static Panel<String> panel(String id) {
        return new Panel<>(id, id, Feather.BOX, Place.LENS, context -> new RecordedPanel(id, event -> {}));
    }

    private void layOut(double width) {
        FxEvents.run(() -> {
            row.resize(width, 30);
            row.layout();
        });
    }

    @Test
    void titlesReturnInAWiderRow() {
        layOut(tooNarrow);
        assertThat(first.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);

        layOut(tooNarrow + 1);
        assertThat(first.getContentDisplay()).isEqualTo(ContentDisplay.TEXT_ONLY);
    }

    @Test
    void titlesReturnWhereThereAreFewerTabs() {
        layOut(tooNarrow);

        FxEvents.run(() -> Nodes.show(second, false));
        layOut(tooNarrow);
        assertThat(first.getContentDisplay()).isEqualTo(ContentDisplay.TEXT_ONLY);

        FxEvents.run(() -> Nodes.show(second, true));
        layOut(tooNarrow);
        assertThat(first.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
    }
}
