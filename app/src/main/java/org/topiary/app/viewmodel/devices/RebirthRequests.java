// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.Confirm;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.log.Qos;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.payload.sparkplug.RebirthCommand;
import org.topiary.payload.sparkplug.state.Liveness.State;
import org.topiary.payload.sparkplug.state.SparkplugTopic;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/**
 * Asks edge nodes to send their births again: an NCMD with QoS 0, not retained (Sparkplug 3.0.0, section 6.4.20). At
 * most one for each node in 10 seconds. JavaFX application thread.
 */
public final class RebirthRequests {
    private static final long PAUSE_MILLIS = 10_000;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Function<PublishMessage, CompletableFuture<PublishResult>> publisher;
    private final BooleanSupplier connected;
    private final Confirm confirm;
    private final FxScheduler fx;
    private final Clock clock;

    /** When the nodes were asked, if less than the pause ago. */
    private final Map<String, Long> asked = new HashMap<>();

    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");

    /**
     * @param publisher sends a message; its future always completes normally, on any thread
     * @param connected whether the session is connected
     */
    public RebirthRequests(
            Function<PublishMessage, CompletableFuture<PublishResult>> publisher,
            BooleanSupplier connected,
            Confirm confirm,
            FxScheduler fx,
            Clock clock) {
        this.publisher = publisher;
        this.connected = connected;
        this.confirm = confirm;
        this.fx = fx;
        this.clock = clock;
    }

    /** What was sent last, or why it could not be sent; empty at first. */
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /**
     * Why a node can't be asked now, a sentence.
     *
     * @param node the group and the edge node, with a slash between them
     */
    Optional<String> obstacle(String node, State state) {
        if (!connected.getAsBoolean()) {
            return Optional.of(Texts.get("command.disconnected"));
        }
        if (state == State.OFFLINE) {
            return Optional.of(Texts.get("devices.rebirth.offline"));
        }
        Long last = asked.get(node);
        return last != null && isRecent(last) ? Optional.of(Texts.get("devices.rebirth.soon")) : Optional.empty();
    }

    /** Also if the clock was set back, so that it does not block the node for longer. */
    private boolean isRecent(long millis) {
        return Math.abs(clock.millis() - millis) < PAUSE_MILLIS;
    }

    /**
     * Asks the user, then the node.
     *
     * @param state tells the state of the node when the user has answered
     */
    void request(String node, Function<String, State> state) {
        var _ = confirm.ask(
                        Texts.get("devices.rebirth.title"),
                        Texts.get("devices.rebirth.text", ForeignText.quoted(node)),
                        Texts.get("devices.rebirth.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        fx.later(() ->
                                obstacle(node, state.apply(node)).ifPresentOrElse(outcome::set, () -> send(node)));
                    }
                });
    }

    private void send(String node) {
        long now = clock.millis();
        asked.values().removeIf(time -> !isRecent(time));
        asked.put(node, now);
        String topic = SparkplugTopic.of(MessageType.NCMD, node, "").name();
        byte[] payload = RebirthCommand.payload(Math.max(0, now));
        var _ = publisher
                .apply(PublishMessage.of(topic, payload, Qos.AT_MOST_ONCE, false))
                .thenAccept(result -> fx.later(() -> show(node, topic, now, result)));
    }

    private void show(String node, String topic, long millis, PublishResult result) {
        if (result.accepted()) {
            outcome.set(Texts.get(
                    "devices.rebirth.sent",
                    RebirthCommand.METRIC,
                    ForeignText.line(topic),
                    Times.timeOfDay(millis * NANOS_PER_MILLI)));
        } else {
            asked.remove(node);
            outcome.set(Texts.get("devices.rebirth.failed", ForeignText.line(topic), Texts.get(result.text())));
        }
    }
}
