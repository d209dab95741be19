// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.viewmodel.SchemaLibrary;

class DemoBrokerTest {
    private static final LaunchPlan.Start.Demo DEMO = new LaunchPlan.Start.Demo(1, 1);

    @Test
    @TaskFails("task.demo")
    void aBrokerThatDoesNotStartIsReportedAndTriedAgain() {
        try (DemoBroker demo = new DemoBroker(FailingTasks.of("task.demo"), SchemaLibrary.empty())) {
            var first = demo.start(DEMO);
            assertThat(first).isCompletedExceptionally();
            assertThat(demo.start(DEMO)).isNotSameAs(first).isCompletedExceptionally();
        }
    }
}
