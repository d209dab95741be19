// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.util.List;

/** Wrist bands of three people, each with its own connection. */
final class WearablesSite {
    private final List<Wearable> wearables;

    WearablesSite(long seed, SiteScheduler scheduler, DeviceLink.Factory links) {
        wearables = List.of(
                new Wearable("mia", "Pulse 3", "3.4.1", 58, seed, scheduler, links),
                new Wearable("jonas", "Pulse 3", "3.4.1", 66, seed, scheduler, links),
                new Wearable("amara", "Trail X", "1.12.0", 52, seed, scheduler, links));
    }

    void start() {
        wearables.forEach(Wearable::start);
    }
}
