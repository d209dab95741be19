// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import org.topiary.demo.EmbeddedBroker;

/** Ends what takes long to end while the next test runs. */
final class InBackground {
    private InBackground() {}

    /** The embedded broker waits three seconds for clients that are gone. */
    static void close(EmbeddedBroker broker) {
        Thread.ofPlatform().name("end of a broker").daemon().start(broker::close);
    }
}
