// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.IntegrationTest;
import org.topiary.app.TestWindows;
import org.topiary.app.viewmodel.session.SessionModels;
import org.topiary.app.viewmodel.session.SessionViewModel;

/** Tests that a failing window neither stops the others nor fails again at each tick. */
@IntegrationTest
final class WindowRegistryTest {
    private static final long NOW = 1_000_000_000_000L;
    private static final long TICK = 50_000_000;
    /** Long enough for ages to change; not a multiple of ten seconds. */
    private static final long TWO_MINUTES = 121_000_000_000L;

    private final WindowRegistry windows = new WindowRegistry();
    private final List<String> failures = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private int failing;
    private int drawn;

    @BeforeEach
    void start() throws Exception {
        TestWindows.stage();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stages.forEach(Stage::hide));
    }

    private void add(BooleanSupplier isDue, LongConsumer tick) {
        add(isDue, tick, null);
    }

    private void add(BooleanSupplier isDue, LongConsumer tick, @Nullable SessionViewModel session) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new BorderPane()));
            stages.add(stage);
            WindowOnScreen window = new WindowOnScreen(
                    stage, new DrawnContent(isDue, tick), () -> {}, (work, problem) -> failures.add(work));
            window.show(session);
            windows.add(window);
            stage.show();
        });
    }

    private void tick(long now) {
        if (windows.isOutOfDate(now)) {
            windows.draw(now);
        }
    }

    private void failed() {
        failing++;
        throw new IllegalStateException("of the test");
    }

    @Test
    void aWindowThatCannotBeDrawnIsLeftAloneForASecondAndTheOthersAreDrawn() {
        add(() -> true, now -> failed());
        add(() -> true, now -> drawn++);
        for (int i = 0; i < 20; i++) {
            tick(NOW + i * TICK);
        }
        assertThat(drawn).isEqualTo(20);
        assertThat(failing).isEqualTo(1);
        assertThat(failures).containsExactly("Drawing a window");

        tick(NOW + 20 * TICK);
        assertThat(failing).isEqualTo(2);
    }

    @Test
    void aWindowThatCannotSayWhetherItIsOutOfDateDoesNotHoldUpTheOthers() {
        add(
                () -> {
                    failed();
                    return true;
                },
                now -> {});
        add(() -> true, now -> drawn++);
        for (int i = 0; i < 20; i++) {
            tick(NOW + i * TICK);
        }
        assertThat(drawn).isEqualTo(20);
        assertThat(failures).containsExactly("Checking whether a window is out of date");
    }

    @Test
    void aSessionIsTickedBeforeItsWindowIsDrawn() {
        SessionViewModel session = SessionModels.of("s", "mqtt://127.0.0.1:1");
        List<Boolean> behind = new ArrayList<>();
        add(() -> false, now -> behind.add(session.isOutOfDate(NOW + TWO_MINUTES)), session);

        assertThat(session.isOutOfDate(NOW + TWO_MINUTES)).isTrue();
        tick(NOW);

        assertThat(behind).containsExactly(false);
        session.close().join();
    }

    @Test
    void aClockThatIsSetBackDoesNotProlongTheRest() {
        add(() -> true, now -> failed());
        tick(NOW);
        tick(NOW / 2);
        assertThat(failing).isEqualTo(2);
    }
}
