// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.payload.sparkplug.RebirthCommand;
import org.topiary.payload.sparkplug.state.SparkplugTopic;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/**
 * Sends the command that asks an edge node to send its births again: an NCMD with QoS 0, not retained (Sparkplug 3.0.0,
 * section 6.4.20). At most one for each node in 10 seconds. Any thread.
 */
public final class RebirthSender {
    private static final long PAUSE_MILLIS = 10_000;

    private final Function<PublishMessage, CompletableFuture<PublishResult>> publisher;
    private final BooleanSupplier connected;
    private final Clock clock;

    /** When the nodes were asked, in milliseconds since 1970, if less than the pause ago. */
    private final Map<String, Long> asked = new ConcurrentHashMap<>();

    /**
     * What became of a command.
     *
     * @param millis when it was sent, in milliseconds since 1970
     */
    record Sent(String topic, long millis, PublishResult result) {}

    /**
     * @param publisher sends a message; its future always completes normally, on any thread
     * @param connected whether the session is connected
     */
    public RebirthSender(
            Function<PublishMessage, CompletableFuture<PublishResult>> publisher,
            BooleanSupplier connected,
            Clock clock) {
        this.publisher = publisher;
        this.connected = connected;
        this.clock = clock;
    }

    boolean isConnected() {
        return connected.getAsBoolean();
    }

    /** Whether a node was asked less than 10 seconds ago. */
    boolean wasAskedRecently(String node) {
        Long last = asked.get(node);
        return last != null && isRecent(last);
    }

    /** Also if the clock was set back, so that it does not block the node for longer. */
    private boolean isRecent(long millis) {
        return Math.abs(clock.millis() - millis) < PAUSE_MILLIS;
    }

    /**
     * Asks a node that was not asked recently. If the command can't be sent, the node may be asked again at once.
     *
     * @param node the group and the edge node, with a slash between them
     */
    CompletableFuture<Sent> send(String node) {
        long now = clock.millis();
        asked.values().removeIf(time -> !isRecent(time));
        asked.put(node, now);
        String topic = SparkplugTopic.of(MessageType.NCMD, node, "").name();
        byte[] payload = RebirthCommand.payload(Math.max(0, now));
        return publisher
                .apply(PublishMessage.of(topic, payload, Qos.AT_MOST_ONCE, false))
                .thenApply(result -> {
                    if (!result.accepted()) {
                        asked.remove(node);
                    }
                    return new Sent(topic, now, result);
                });
    }
}
