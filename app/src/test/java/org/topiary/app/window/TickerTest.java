// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.app.monitor.WindowMonitor;

@Timeout(120)
final class TickerTest {
    @Test
    void itGoesOnAfterALookOrATickThatFailed() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        CountDownLatch ticks = new CountDownLatch(3);
        CountDownLatch told = new CountDownLatch(4);
        try (Ticker ticker = new Ticker(
                Runnable::run,
                new WindowMonitor(),
                now -> {
                    if (looks.getCount() > 1) {
                        looks.countDown();
                        throw new StackOverflowError("of the test");
                    }
                    return true;
                },
                now -> {
                    ticks.countDown();
                    throw new IllegalStateException("of the test");
                },
                (work, problem) -> told.countDown())) {
            ticker.start();
            ticks.await();
            told.await();
        }
        assertThat(looks.getCount()).isEqualTo(1);
    }
}
