// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalClockTest {
    private final ArrivalClock clock = new ArrivalClock(InstantSource.system());

    @Test
    void messagesReadTogetherHaveOneTimeAndLaterOnesTheirOwn() throws Exception {
        DefaultEventLoop loop = new DefaultEventLoop();
        try {
            List<Long> together = loop.submit(() -> times(2)).get();
            awaitTick(together.getLast());
            List<Long> later = loop.submit(() -> times(1)).get();

            assertThat(together.getFirst()).isEqualTo(together.getLast());
            assertThat(later.getFirst()).isGreaterThan(together.getLast());
        } finally {
            var _ = loop.shutdownGracefully();
        }
    }

    @Test
    void oneTimeServes64MessagesAtMost() throws Exception {
        DefaultEventLoop loop = new DefaultEventLoop();
        try {
            List<Long> times = loop.submit(() -> {
                        List<Long> first = times(64);
                        awaitTick(first.getFirst());
                        first.addAll(times(1));
                        return first;
                    })
                    .get();

            assertThat(times.subList(0, 64)).containsOnly(times.getFirst());
            assertThat(times.getLast()).isGreaterThan(times.getFirst());
        } finally {
            var _ = loop.shutdownGracefully();
        }
    }

    @Test
    void withoutAnEventLoopEveryMessageHasItsOwnTime() {
        long first = clock.nanos();
        awaitTick(first);
        assertThat(clock.nanos()).isGreaterThan(first);
        assertThat(Duration.between(Instant.EPOCH.plusNanos(first), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
    }

    private List<Long> times(int count) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(clock.nanos());
        }
        return times;
    }

    private static void awaitTick(long nanos) {
        while (!Instant.now().isAfter(Instant.EPOCH.plusNanos(nanos))) {
            Thread.onSpinWait();
        }
    }
}
