// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetriesTest {
    private static final Reconnect PLAIN = new Reconnect(true, 1_000, 60_000, 0);

    private final Retries retries = new Retries();

    private static Link.Loss loss(boolean byBroker, Optional<PacketFault> fault) {
        return new Link.Loss(new IllegalStateException(), byBroker, fault, Optional.empty());
    }

    private long delayAfter(Link.Loss loss) {
        retries.connected();
        retries.lost(loss);
        return retries.delay(PLAIN);
    }

    @Test
    void aBrokerThatEndsEveryConnectionAtOnceIsConnectedToThreeTimesInThirtySecondsAtMost() {
        Link.Loss ended = loss(true, Optional.empty());
        assertThat(delayAfter(ended)).isEqualTo(1_000);
        assertThat(delayAfter(ended)).isEqualTo(8_000);
        assertThat(delayAfter(ended)).isEqualTo(60_000);
        assertThat(retries.isInVain()).isFalse();
    }

    @Test
    void aNetworkThatFailsIsTriedAtTheUsualDelays() {
        Link.Loss network = loss(false, Optional.empty());
        assertThat(delayAfter(network)).isEqualTo(1_000);
        assertThat(delayAfter(network)).isEqualTo(2_000);
        assertThat(delayAfter(network)).isEqualTo(4_000);
    }

    @Test
    void threeEqualFaultsInARowAreEnough() {
        Link.Loss fault = loss(false, Optional.of(PacketFault.of("PUBLISH", "one", 0x81)));
        Link.Loss other = loss(false, Optional.of(PacketFault.of("PUBLISH", "other", 0x81)));
        retries.lost(fault);
        retries.lost(fault);
        retries.lost(other);
        retries.lost(fault);
        retries.lost(fault);
        assertThat(retries.isInVain()).isFalse();
        retries.lost(fault);
        assertThat(retries.isInVain()).isTrue();
        retries.begin();
        assertThat(retries.isInVain()).isFalse();
    }
}
