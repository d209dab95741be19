// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.CompletableFuture;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.publish.PayloadFileException;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishPayload;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.mqtt.words.ExceptionCauses;

/** What is done before a message goes to the client: reading its file, and checking it. Any thread; never blocks. */
final class Publishing {
    private final StateEpochs states;
    private final ConnectAttempts attempts;

    Publishing(StateEpochs states, ConnectAttempts attempts) {
        this.states = states;
        this.attempts = attempts;
    }

    CompletableFuture<PublishResult> publish(PublishMessage message) {
        Phrase problem = message.problem();
        if (problem != null) {
            return refused(problem);
        }
        SessionState now = states.state();
        Link current = attempts.link();
        if (now.phase() != Phase.CONNECTED || current == null) {
            return refused(Phrase.of("publish.outcome.offline", now.summary()));
        }
        if (message.payload() instanceof PublishPayload.FileContent file) {
            return publish(message, file);
        }
        if (!current.protocol().equals(Link.MQTT_3_1_1)) {
            return publish(message, current);
        }
        return publish(message.withProperties(PublishProperties.NONE), current)
                .thenApply(result -> result.withLeftOut(message.properties().present()));
    }

    private CompletableFuture<PublishResult> publish(PublishMessage message, Link current) {
        Phrase excluded = limits().publishProblem(message);
        return excluded == null ? current.publish(message) : refused(excluded);
    }

    private CompletableFuture<PublishResult> publish(PublishMessage message, PublishPayload.FileContent file) {
        CompletableFuture<byte[]> content = new CompletableFuture<>();
        long maximum = message.maximumPayload(limits().maximumPacketSize());
        Thread.ofVirtual().name("topiary-publish-file").start(() -> {
            try {
                content.complete(file.read(maximum));
            } catch (PayloadFileException | RuntimeException | OutOfMemoryError e) {
                content.completeExceptionally(e);
            }
        });
        return content.thenCompose(bytes -> publish(message.withPayload(new PublishPayload.Bytes(bytes))))
                .exceptionally(Publishing::notRead);
    }

    private static PublishResult notRead(Throwable error) {
        return new PublishResult(
                false,
                switch (ExceptionCauses.unwrap(error)) {
                    case PayloadFileException e -> e.phrase();
                    case OutOfMemoryError e -> Phrase.of("publish.outcome.noMemory");
                    case Throwable e -> Phrase.of("publish.outcome.notSent", Explained.phrase(e));
                });
    }

    private BrokerLimits limits() {
        ConnectionInfo agreed = attempts.info();
        return agreed == null ? BrokerLimits.NONE : agreed.limits();
    }

    private static CompletableFuture<PublishResult> refused(Phrase problem) {
        return CompletableFuture.completedFuture(new PublishResult(false, problem));
    }
}
