// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Links without a broker: they record what the sites publish, in order; a drop-off publishes the will. */
final class RecordingLinks implements DeviceLink.Factory {
    final List<Outgoing> published = new ArrayList<>();
    private final Map<String, Consumer<Incoming>> consumers = new HashMap<>();
    private final SiteScheduler scheduler;

    RecordingLinks(SiteScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public DeviceLink open(String clientId, Supplier<@Nullable Outgoing> will, Runnable onConnected) {
        return new RecordingLink(will, onConnected);
    }

    /** Sends a command to the clients that subscribed to exactly this filter. */
    void send(String topicFilter, String topic, String payload) {
        Incoming incoming = new Incoming(topic, payload.getBytes(StandardCharsets.UTF_8), "", new byte[0]);
        consumers
                .getOrDefault(topicFilter, _ -> {
                    throw new AssertionError("no subscription to " + topicFilter);
                })
                .accept(incoming);
    }

    Outgoing last(String topic) {
        return published.reversed().stream()
                .filter(message -> message.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private final class RecordingLink implements DeviceLink {
        private final Supplier<@Nullable Outgoing> will;
        private final Runnable onConnected;
        private @Nullable Outgoing last;

        RecordingLink(Supplier<@Nullable Outgoing> will, Runnable onConnected) {
            this.will = will;
            this.onConnected = onConnected;
        }

        @Override
        public void connect() {
            last = will.get();
            scheduler.execute(onConnected);
        }

        @Override
        public void publish(Outgoing message) {
            published.add(message);
        }

        @Override
        public void subscribe(String topicFilter, Consumer<Incoming> consumer) {
            consumers.put(topicFilter, consumer);
        }

        @Override
        public void dropOff() {
            Outgoing message = last;
            if (message != null) {
                published.add(message);
            }
        }

        @Override
        public void close() {}
    }
}
