// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import org.topiary.demo.EmbeddedBroker;

/** Closes slow resources while the next test runs. */
final class InBackground {
    private InBackground() {}

    /**
     * Closes a broker in the background: the embedded broker waits three seconds for clients that have already gone.
     */
    static void close(EmbeddedBroker broker) {
        Thread.ofPlatform().name("end of a broker").daemon().start(broker::close);
    }
}
