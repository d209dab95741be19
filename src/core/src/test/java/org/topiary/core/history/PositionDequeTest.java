// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PositionDequeTest {
    @Property(tries = 300)
    void behavesLikeADeque(@ForAll @Size(max = 40) List<@IntRange(min = -700, max = 700) Integer> steps) {
        PositionDeque deque = new PositionDeque();
        ArrayDeque<Long> model = new ArrayDeque<>();
        long newest = 0;
        long oldest = 0;
        int step = 0;
        for (int count : steps) {
            boolean removes = ++step % 5 == 0;
            for (int i = 0; i < Math.abs(count); i++) {
                if (removes && !model.isEmpty()) {
                    deque.removeOldest();
                    model.removeLast();
                } else if (count > 0) {
                    deque.addNewest(newest += 2);
                    model.addFirst(newest);
                } else {
                    deque.addOldest(oldest -= 2);
                    model.addLast(oldest);
                }
            }
        }
        List<Long> expected = new ArrayList<>(model);
        assertThat(deque.size()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            long position = expected.get(i);
            // No library assertion: it would be too slow for tens of thousands of entries in each of hundreds of tries.
            if (deque.get(i) != position || deque.indexOf(position) != i || deque.indexOf(position + 1) != -1) {
                throw new AssertionError("Entry " + i + " is " + deque.get(i) + ", not " + position);
            }
        }
    }
}
