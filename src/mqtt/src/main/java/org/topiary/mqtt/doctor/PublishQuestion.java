// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks a person whether a test may publish. */
@FunctionalInterface
public interface PublishQuestion {
    /** Nothing is published. */
    PublishQuestion NEVER = topic -> CompletableFuture.completedFuture(Optional.empty());

    /**
     * Asks, and returns at once. One short message of QoS 1 would be published, which is not retained.
     *
     * @param topic that is proposed: nobody else uses it
     * @return the topic to publish to, that one or another; empty: none. A failure is taken for none
     */
    CompletableFuture<Optional<String>> mayPublish(String topic);
}
