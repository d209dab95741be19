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

/** Tests going back in time with the timeline, through the real window. */
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
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
    }

    /** Publishes a message and returns its arrival time, ns since the epoch. */
    private long publish(String topic, String payload) {
        explorer.publish().send(topic, payload, 1, false);
        explorer.waitFor("the message", () -> explorer.tree().lastPayload(topic).equals(payload));
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
        explorer.tree().select("home/lamp");
        explorer.waitFor("the present", () -> explorer.message().value().equals("on"));
        explorer.waitFor(
                "the present in the tree",
                () -> explorer.tree().row("home/lamp").preview().equals("on"));

        explorer.timeline().drag(first, (first + second) / 2);

        explorer.waitFor("the banner", () -> explorer.isShown("#timeline-past"));
        explorer.waitFor(
                "the time of the drag", () -> explorer.model().timeline().cursor() < second);
        explorer.waitFor("the old value", () -> explorer.message().value().equals("off"));
        explorer.waitFor(
                "the old value in the tree",
                () -> explorer.tree().row("home/lamp").preview().equals("off"));
        assertThat(explorer.tree().row("home/new").absent()).isTrue();
        assertThat(explorer.tree().row("home/lamp").absent()).isFalse();
        assertThat(explorer.tree().row("home/lamp").count()).isEmpty();
        assertThat(explorer.message().historySize()).isEqualTo(1);
        Snapshots.save(explorer.scene(), "timeline-past");

        publish("home/lamp", "dimmed");
        explorer.timeline().waitForPicture();
        assertThat(explorer.message().value()).isEqualTo("off");
        assertThat(explorer.tree().row("home/lamp").preview()).isEqualTo("off");
        assertThat(explorer.message().historySize()).isEqualTo(1);

        explorer.click("#timeline-live");
        explorer.waitFor("the newest value", () -> explorer.message().value().equals("dimmed"));
        explorer.waitFor(
                "the newest value in the tree",
                () -> explorer.tree().row("home/lamp").preview().equals("dimmed"));
        assertThat(explorer.isShown("#timeline-past")).isFalse();
        assertThat(explorer.message().historySize()).isEqualTo(3);
        Snapshots.save(explorer.scene(), "timeline-live");
    }

    @Test
    void spaceFreezesThePictureAndEscapeReturnsToThePresent() {
        publish("home/lamp", "off");
        explorer.tree().select("home/lamp");
        explorer.waitFor("the value", () -> explorer.message().value().equals("off"));
        explorer.waitFor(
                "the count", () -> explorer.tree().row("home/lamp").count().equals("1"));
        explorer.tree().focus();

        explorer.type(KeyCode.SPACE);
        explorer.waitFor("the pause", () -> explorer.label("#timeline-past").startsWith("Paused"));
        publish("home/lamp", "on");
        publish("home/new", "hello");
        explorer.timeline().waitForPicture();

        assertThat(explorer.message().value()).isEqualTo("off");
        explorer.tree().select("home/new");
        explorer.waitFor(
                "a topic that had nothing yet",
                () -> explorer.tree().row("home/new").absent());
        assertThat(explorer.tree().row("home/lamp").preview()).isEqualTo("off");
        assertThat(explorer.tree().row("home/lamp").count()).isEqualTo("1");
        assertThat(explorer.tree().row("home").count()).isEqualTo("1");
        Snapshots.save(explorer.scene(), "timeline-paused");

        explorer.tree().focus();
        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("the present", () -> explorer.message().value().equals("hello"));
        explorer.waitFor(
                "the present in the tree",
                () -> explorer.tree().row("home/lamp").preview().equals("on"));
        assertThat(explorer.tree().row("home").count()).isEqualTo("3");
    }

    @Test
    void stepsBackAndAheadByKeysEndInThePresent() {
        long first = publish("home/lamp", "off");
        explorer.waitFor("time to pass", () -> Ticker.now() - first > APART_NANOS);
        publish("home/lamp", "on");
        explorer.tree().select("home/lamp");
        explorer.waitFor("the present", () -> explorer.message().value().equals("on"));
        explorer.tree().focus();

        // A step is one second; on a slow computer more time may have passed since the second message.
        explorer.repeatUntil(
                "the time before",
                () -> explorer.press(KeyCode.ALT, KeyCode.LEFT),
                () -> explorer.message().value().equals("off"));
        assertThat(explorer.isShown("#timeline-past")).isTrue();

        explorer.repeatUntil(
                "the present",
                () -> explorer.press(KeyCode.ALT, KeyCode.RIGHT),
                () -> explorer.message().value().equals("on") && !explorer.isShown("#timeline-past"));
        assertThat(Explorer.onFx(() -> explorer.model().timeline().isLive())).isTrue();
        assertThat(explorer.tree().row("home/lamp").count()).isEqualTo("2");
    }

    @Test
    void aDragToTheRightEndOfTheStripEndsInThePresent() {
        long first = publish("home/lamp", "off");
        explorer.waitFor("time to pass", () -> Ticker.now() - first > APART_NANOS);

        // To the left: on a slow computer the press is later than the first message, and a drag to the right could be
        // none.
        explorer.timeline().drag(first, first - APART_NANOS / 2);
        explorer.waitFor("the past", () -> explorer.isShown("#timeline-past"));
        explorer.timeline().dragToRightEnd(first);
        explorer.waitFor(
                "the present",
                () -> Explorer.onFx(() -> explorer.model().timeline().isLive()));
        assertThat(explorer.isShown("#timeline-past")).isFalse();
    }
}
