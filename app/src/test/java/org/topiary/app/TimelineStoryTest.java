// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.window.Ticker;
import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;
import org.topiary.demo.EmbeddedBroker;

/** A user looks back by the timeline, through the real window. */
@IntegrationTest
final class TimelineStoryTest {
    private static final long APART_NANOS = 1_500_000_000L;

    @TempDir
    private Path dataDir;

    private EmbeddedBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = EmbeddedBroker.start();
        explorer = Explorer.open(dataDir);
        explorer.connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
    }

    /** Publishes and returns when it arrived, ns since the epoch. */
    private long publish(String topic, String payload) {
        explorer.publish(topic, payload, 1, false);
        explorer.waitFor("the message", () -> explorer.lastPayload(topic).equals(payload));
        MessageLog log = explorer.session().log();
        TopicTree tree = explorer.session().tree();
        return requireNonNull(log.readHead(tree.lastPosition(tree.find(topic)), 0))
                .timeNanos();
    }

    @Test
    void aDragShowsTheBrokerAsItStoodAndLiveReturns() {
        long first = publish("home/lamp", "off");
        explorer.waitFor("time to pass", () -> Ticker.now() - first > APART_NANOS);
        long second = publish("home/lamp", "on");
        publish("home/new", "hello");
        explorer.waitFor("time to pass", () -> Ticker.now() - second > APART_NANOS);
        explorer.select("home/lamp");
        explorer.waitFor("the present", () -> explorer.shownValue().equals("on"));
        explorer.waitFor(
                "the present in the tree",
                () -> explorer.row("home/lamp").preview().equals("on"));

        explorer.dragTimeline(first, (first + second) / 2);

        explorer.waitFor("the banner", () -> explorer.isShown("#timeline-past"));
        explorer.waitFor(
                "the time of the drag", () -> explorer.model().timeline().cursor() < second);
        explorer.waitFor("the old value", () -> explorer.shownValue().equals("off"));
        explorer.waitFor(
                "the old value in the tree",
                () -> explorer.row("home/lamp").preview().equals("off"));
        assertThat(explorer.row("home/new").absent()).isTrue();
        assertThat(explorer.row("home/lamp").absent()).isFalse();
        assertThat(explorer.row("home/lamp").count()).isEmpty();
        assertThat(explorer.historySize()).isEqualTo(1);
        Snapshots.save(explorer.scene(), "timeline-past");

        publish("home/lamp", "dimmed");
        explorer.waitForPicture();
        assertThat(explorer.shownValue()).isEqualTo("off");
        assertThat(explorer.row("home/lamp").preview()).isEqualTo("off");
        assertThat(explorer.historySize()).isEqualTo(1);

        explorer.click("#timeline-live");
        explorer.waitFor("the newest value", () -> explorer.shownValue().equals("dimmed"));
        explorer.waitFor(
                "the newest value in the tree",
                () -> explorer.row("home/lamp").preview().equals("dimmed"));
        assertThat(explorer.isShown("#timeline-past")).isFalse();
        assertThat(explorer.historySize()).isEqualTo(3);
        Snapshots.save(explorer.scene(), "timeline-live");
    }

    @Test
    void spaceFreezesThePictureAndEscapeReturnsToThePresent() {
        publish("home/lamp", "off");
        explorer.select("home/lamp");
        explorer.waitFor("the value", () -> explorer.shownValue().equals("off"));
        explorer.waitFor("the count", () -> explorer.row("home/lamp").count().equals("1"));
        explorer.focusTree();

        explorer.type(KeyCode.SPACE);
        explorer.waitFor("the pause", () -> explorer.label("#timeline-past").startsWith("Paused"));
        publish("home/lamp", "on");
        publish("home/new", "hello");
        explorer.waitForPicture();

        assertThat(explorer.shownValue()).isEqualTo("off");
        explorer.select("home/new");
        explorer.waitFor(
                "a topic that had nothing yet", () -> explorer.row("home/new").absent());
        assertThat(explorer.row("home/lamp").preview()).isEqualTo("off");
        assertThat(explorer.row("home/lamp").count()).isEqualTo("1");
        assertThat(explorer.row("home").count()).isEqualTo("1");
        Snapshots.save(explorer.scene(), "timeline-paused");

        explorer.focusTree();
        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("the present", () -> explorer.shownValue().equals("hello"));
        explorer.waitFor(
                "the present in the tree",
                () -> explorer.row("home/lamp").preview().equals("on"));
        assertThat(explorer.row("home").count()).isEqualTo("3");
    }

    @Test
    void stepsBackAndAheadByKeysEndInThePresent() {
        long first = publish("home/lamp", "off");
        explorer.waitFor("time to pass", () -> Ticker.now() - first > APART_NANOS);
        publish("home/lamp", "on");
        explorer.select("home/lamp");
        explorer.waitFor("the present", () -> explorer.shownValue().equals("on"));
        explorer.focusTree();

        // A step is a second: a slow computer has gone on by more since the second message.
        explorer.waitFor("the time before", () -> {
            explorer.press(KeyCode.ALT, KeyCode.LEFT);
            return explorer.shownValue().equals("off");
        });
        assertThat(explorer.isShown("#timeline-past")).isTrue();

        explorer.waitFor("the present", () -> {
            explorer.press(KeyCode.ALT, KeyCode.RIGHT);
            return explorer.shownValue().equals("on") && !explorer.isShown("#timeline-past");
        });
        assertThat(Explorer.onFx(() -> explorer.model().timeline().isLive())).isTrue();
        assertThat(explorer.row("home/lamp").count()).isEqualTo("2");
    }

    @Test
    void aDragToTheRightEndOfTheStripEndsInThePresent() {
        long first = publish("home/lamp", "off");
        explorer.waitFor("time to pass", () -> Ticker.now() - first > APART_NANOS);

        explorer.dragTimeline(first, first + APART_NANOS / 2);
        explorer.waitFor("the past", () -> explorer.isShown("#timeline-past"));
        explorer.dragTimeline(first, Long.MAX_VALUE);
        explorer.waitFor(
                "the present",
                () -> Explorer.onFx(() -> explorer.model().timeline().isLive()));
        assertThat(explorer.isShown("#timeline-past")).isFalse();
    }
}
