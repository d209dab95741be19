// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final Logger logger = new LoggerContext().getLogger("test");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final FailureLog failures = new FailureLog(logger);

    FailureLogTest() {
        logged.start();
        logger.addAppender(logged);
    }

    private static RuntimeException problem() {
        return new IllegalStateException("of the test");
    }

    @Test
    void aFailureIsLoggedWithItsCauseOnceAndThenCounted() {
        for (int i = 1; i <= 200; i++) {
            assertThat(failures.log("Drawing", problem())).isEqualTo(i == 1);
        }
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Drawing failed",
                        "Drawing failed for the same reason, 10 times so far: java.lang.IllegalStateException: of the test",
                        "Drawing failed for the same reason, 100 times so far: java.lang.IllegalStateException: of the test");
        assertThat(logged.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("of the test");
    }

    @Test
    void anotherPlaceOrAnotherWorkIsAnotherFailure() {
        failures.log("Drawing", problem());
        assertThat(failures.log("Reading", problem())).isTrue();
        assertThat(failures.log("Drawing", new IllegalStateException("elsewhere")))
                .isTrue();
        assertThat(failures.log("Drawing", problem())).isFalse();
    }
}
