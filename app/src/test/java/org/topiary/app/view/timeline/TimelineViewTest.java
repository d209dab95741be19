// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.timeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.topiary.app.FxEvents;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestWindows;
import org.topiary.app.Traffic;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Times;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.timeline.TimelineViewModel;
import org.topiary.core.history.Outages;
import org.topiary.core.history.RateHistory;

/** Tests the strip over a log so small that the messages of the first minutes have been dropped. */
@IntegrationTest
final class TimelineViewTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int SESSION_SECONDS = 290;
    private static final long SMALL_LOG = 64 * 1024;
    private static final String PAYLOAD = "x".repeat(80);

    private final Traffic traffic = new Traffic(SMALL_LOG);
    private final RateHistory rates = new RateHistory();
    private final Map<Long, Integer> counted = new HashMap<>();
    private final FxRobot robot = new QuickRobot();
    private long messages;
    private long now = System.currentTimeMillis() / 1_000 * SECOND;
    private final TimelineViewModel model = new TimelineViewModel(
            traffic.log(),
            traffic.tree(),
            new TimelineViewModel.Counters(rates, () -> messages, () -> messages * PAYLOAD.length()),
            new Outages(),
            Platform::runLater,
            Tasks.on(Runnable::run),
            () -> now);
    private Stage stage;

    @BeforeEach
    void open() throws TimeoutException {
        long start = now - SESSION_SECONDS * SECOND;
        for (int second = 0; second < SESSION_SECONDS; second++) {
            for (int i = 0; i < 4 + 3 * Math.sin(second / 9.0) + second % 3; i++) {
                long time = start + second * SECOND;
                rates.note(time, messages, messages * PAYLOAD.length());
                messages++;
                counted.merge(time, 1, Integer::sum);
                traffic.arrive("t", PAYLOAD, false, time);
            }
        }
        stage = TestWindows.stage();
        robot.interact(() -> {
            TimelineView view = new TimelineView(model);
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Scene scene = new Scene(new BorderPane(null, null, null, view, null), 980, 120);
            scene.getStylesheets()
                    .add(requireNonNull(getClass().getResource("/org/topiary/app/topiary.css"))
                            .toExternalForm());
            scene.getStylesheets().add("/org/topiary/app/session.css");
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        // All tests share the stage; the next test needs the size of its own scene.
        robot.interact(() -> {
            stage.sizeToScene();
            stage.hide();
        });
        traffic.close();
    }

    @Test
    void whatHasLeftTheLogIsSeenBesideWhatIsThere() {
        assertThat(model.goneUntil()).isBetween(now - SESSION_SECONDS * SECOND / 2, now - 30 * SECOND);

        Snapshots.saveAll(stage, "timeline-gone", new int[][] {{980, 120}});

        assertThat(new File("target/screenshots/timeline-gone-light-980.png")).isNotEmpty();
    }

    @Test
    void theStripIsASliderOfSecondsFromNowThatTellsTimeAndRate() {
        Node strip = stage.getScene().lookup("#timeline-strip");
        assertThat(strip.queryAccessibleAttribute(AccessibleAttribute.MAX_VALUE))
                .isEqualTo(0.0);
        assertThat(strip.queryAccessibleAttribute(AccessibleAttribute.MIN_VALUE))
                .isEqualTo((model.oldest() - now) / (double) SECOND);
        assertThat(strip.queryAccessibleAttribute(AccessibleAttribute.VALUE)).isEqualTo(0.0);
        assertThat(strip.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("Timeline, live, " + countedIn(now - SECOND) + " messages per second");

        robot.interact(() -> {
            strip.executeAccessibleAction(AccessibleAction.BLOCK_DECREMENT);
            strip.executeAccessibleAction(AccessibleAction.INCREMENT);
        });
        FxEvents.settle();

        long shown = requireNonNull(model.momentProperty().get()).timeNanos();
        assertThat(shown).isEqualTo(now - 29 * SECOND);
        assertThat(strip.queryAccessibleAttribute(AccessibleAttribute.VALUE)).isEqualTo(-29.0);
        assertThat(strip.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .isEqualTo("Timeline, showing " + Times.time(shown) + ", " + countedIn(shown) + " messages per second");
    }

    @Test
    void aNotchOfTheWheelIsAStepAndSoIsAsMuchOnATouchpad() {
        assertThat(model.axis().span()).isEqualTo(300 * SECOND);
        scroll(-40, false);
        assertThat(model.axis().span()).isEqualTo(600 * SECOND);

        for (int i = 0; i < 3; i++) {
            scroll(12, false);
        }
        assertThat(model.axis().span()).isEqualTo(600 * SECOND);
        scroll(12, false);
        assertThat(model.axis().span()).isEqualTo(300 * SECOND);
        scroll(400, true);
        assertThat(model.axis().span()).isEqualTo(300 * SECOND);
        scroll(-32, false);
        assertThat(model.axis().span()).isEqualTo(300 * SECOND);
        scroll(-48, false);
        assertThat(model.axis().span()).isEqualTo(1_800 * SECOND);
    }

    private void scroll(double pixels, boolean rollingOn) {
        Node strip = stage.getScene().lookup("#timeline-strip");
        robot.interact(() -> Event.fireEvent(
                strip,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        9,
                        9,
                        9,
                        9,
                        false,
                        false,
                        false,
                        false,
                        false,
                        rollingOn,
                        0,
                        pixels,
                        0,
                        pixels,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null)));
    }

    private int countedIn(long second) {
        return counted.getOrDefault(second, 0);
    }
}
