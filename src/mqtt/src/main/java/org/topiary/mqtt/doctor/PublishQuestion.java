// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks the user whether a test may publish. */
@FunctionalInterface
public interface PublishQuestion {
    /** Publishes nothing. */
    PublishQuestion NEVER = topic -> CompletableFuture.completedFuture(Optional.empty());

    /**
     * Asks, and returns at once. If allowed, the test publishes one short message with QoS 1, not retained.
     *
     * @param topic the proposed topic, which nobody else uses
     * @return the topic to publish to, which may be another one; empty to publish nothing. A failure counts as empty
     */
    CompletableFuture<Optional<String>> mayPublish(String topic);
}
