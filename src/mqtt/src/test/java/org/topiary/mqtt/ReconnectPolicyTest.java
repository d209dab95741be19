// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.Reconnect;

class ReconnectPolicyTest {
    private static final Reconnect PLAIN = new Reconnect(true, 1_000, 60_000, 0);

    private final AtomicLong now = new AtomicLong();
    private final ReconnectPolicy policy = new ReconnectPolicy(now::get);

    private static Link.Loss loss(boolean byBroker, Optional<PacketFault> fault) {
        return new Link.Loss(new IllegalStateException(), byBroker, true, fault, Optional.empty());
    }

    private static Link.Loss fault(String rule) {
        return loss(false, Optional.of(PacketFault.of("PUBLISH", Phrase.verbatim(rule), 0x81)));
    }

    /** Returns the delay and lets that time pass. */
    private long delayAfter(Link.Loss loss) {
        policy.connected();
        policy.lost(loss);
        return waited(PLAIN);
    }

    private long waited(Reconnect reconnect) {
        long delay = policy.delay(reconnect);
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(delay));
        return delay;
    }

    @Test
    void aBrokerThatEndsEveryConnectionAtOnceIsConnectedToThreeTimesInThirtySecondsAtMost() {
        Link.Loss ended = loss(true, Optional.empty());
        assertThat(delayAfter(ended)).isEqualTo(1_000);
        assertThat(delayAfter(ended)).isEqualTo(8_000);
        assertThat(delayAfter(ended)).isEqualTo(60_000);
        assertThat(policy.isRecurringFault()).isFalse();
    }

    @Test
    void aNetworkThatEndsEveryConnectionAtOnceIsTriedThreeTimesInThirtySecondsAtMost() {
        Link.Loss network = loss(false, Optional.empty());
        assertThat(delayAfter(network)).isEqualTo(1_000);
        assertThat(delayAfter(network)).isEqualTo(2_000);
        assertThat(delayAfter(network)).isEqualTo(27_000);
        assertThat(delayAfter(network)).isEqualTo(8_000);
        assertThat(delayAfter(network)).isEqualTo(16_000);
    }

    @Test
    void whatIsNotReachedIsTriedAtTheUsualDelays() {
        for (long expected : new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 32_000}) {
            policy.refused(new ConnectionFailedException("refused"));
            assertThat(waited(PLAIN)).isEqualTo(expected);
        }
    }

    @Test
    void aBrokerThatRefusesIsAskedThreeTimesInThirtySecondsAtMost() {
        assertThat(delayAfter(loss(true, Optional.empty()))).isEqualTo(1_000);
        policy.refused(new ConnectionClosedException("closed"));
        assertThat(waited(PLAIN)).isEqualTo(2_000);
        policy.refused(new ConnectionClosedException("closed"));
        assertThat(waited(PLAIN)).isEqualTo(27_000);
    }

    @Test
    void faultsThatDifferAreMetThreeTimesInThirtySecondsAtMost() {
        assertThat(delayAfter(fault("one"))).isEqualTo(1_000);
        assertThat(delayAfter(fault("one"))).isEqualTo(2_000);
        assertThat(delayAfter(fault("other"))).isEqualTo(27_000);
    }

    @Test
    void whoWishesToConnectMoreOftenDoes() {
        Reconnect quick = new Reconnect(true, 100, 200, 0);
        for (long expected : new long[] {100, 200, 200, 200}) {
            policy.connected();
            policy.lost(loss(false, Optional.empty()));
            assertThat(waited(quick)).isEqualTo(expected);
        }
    }

    @Test
    void onlyAConnectionThatLivedLongAndWasNotEndedByAPacketIsAsGoodAsNew() {
        Link.Loss network = loss(false, Optional.empty());
        assertThat(delayAfter(network)).isEqualTo(1_000);
        assertThat(delayAfterAMinute(network)).isEqualTo(1_000);
        assertThat(delayAfterAMinute(fault("one"))).isEqualTo(2_000);
        assertThat(delayAfterAMinute(fault("other"))).isEqualTo(4_000);
    }

    private long delayAfterAMinute(Link.Loss loss) {
        policy.connected();
        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        policy.lost(loss);
        return waited(PLAIN);
    }

    @Test
    void threeEqualFaultsInARowAreEnough() {
        policy.lost(fault("one"));
        policy.lost(fault("one"));
        policy.lost(fault("other"));
        policy.lost(fault("one"));
        policy.lost(fault("one"));
        assertThat(policy.isRecurringFault()).isFalse();
        policy.lost(fault("one"));
        assertThat(policy.isRecurringFault()).isTrue();
        policy.begin();
        assertThat(policy.isRecurringFault()).isFalse();
    }
}
