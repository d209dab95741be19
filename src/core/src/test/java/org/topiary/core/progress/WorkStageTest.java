// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class WorkStageTest {
    private final List<Double> fractions = new ArrayList<>();
    private boolean cancelled;
    private final WorkStage whole = WorkStage.watchedBy(new WorkStage.Watcher() {
        @Override
        public void reached(double fraction) {
            fractions.add(fraction);
        }

        @Override
        public void check() {
            if (cancelled) {
                throw new CancellationException();
            }
        }
    });

    @Test
    void reportsPartsAsFractionsOfTheWhole() {
        whole.part(0, 0.5).reached(1, 2);
        WorkStage second = whole.part(0.5, 1);
        second.reached(1, 2);
        second.part(0.5, 1).reached(1, 2);
        second.reached(2, 2);

        assertThat(fractions).containsExactly(0.25, 0.75, 0.875, 1.0);
    }

    @Test
    void neverGoesBack() {
        whole.reached(3, 4);
        whole.reached(1, 4);
        whole.check();
        whole.reached(9, 4);

        assertThat(fractions).containsExactly(0.75, 0.75, 1.0);
    }

    @Test
    void isThatOfTheThreadWhileItsWorkIsDone() {
        WorkStage part = whole.part(0, 0.5);

        WorkStage inside = part.call(() -> WorkStage.current().part(0.5, 1).call(WorkStage::current));
        inside.reached(1, 1);

        assertThat(fractions).containsExactly(0.5);
        assertThat(WorkStage.current()).isSameAs(WorkStage.UNWATCHED);
    }

    @Test
    void doesWorkThatNobodyWatches() {
        String result = WorkStage.UNWATCHED.part(0, 0.5).call(() -> {
            WorkStage.current().reached(1, 0);
            return "done";
        });

        assertThat(result).isEqualTo("done");
    }

    @Test
    void endsWorkThatNobodyWaitsForAnyMore() {
        cancelled = true;

        assertThatThrownBy(whole::check).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> whole.part(0, 0.5).reached(1, 1)).isInstanceOf(CancellationException.class);
        assertThat(fractions).isEmpty();
    }
}
