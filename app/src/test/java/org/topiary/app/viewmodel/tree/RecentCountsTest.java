// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.topiary.app.Traffic;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;

class RecentCountsTest {
    private static final long INTERVAL = 5_000_000_000L;

    private final Traffic traffic = new Traffic();
    private final FailingTasks worker = new FailingTasks();
    private final RecentCounts counts = new RecentCounts(traffic.tree(), worker.tasks());

    @Test
    @TaskFails("task.recentCounts")
    void countsThatCouldNotBeReadAreReadAgainWhenTheyAreDue() {
        worker.setFailing(true);
        assertThat(counts.refresh(0)).isEmpty();
        worker.setFailing(false);
        assertThat(counts.refresh(1)).isEmpty();
        assertThat(counts.refresh(2)).isEmpty();

        assertThat(counts.refresh(INTERVAL)).isEmpty();
        assertThat(counts.refresh(INTERVAL + 1)).isPresent();
    }
}
