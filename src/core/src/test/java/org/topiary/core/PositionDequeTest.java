// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class PositionDequeTest {
    @Property(tries = 300)
    void behavesLikeADeque(@ForAll List<Boolean> steps) {
        PositionDeque deque = new PositionDeque();
        ArrayDeque<Long> model = new ArrayDeque<>();
        long newest = 0;
        long oldest = 0;
        int step = 0;
        for (boolean atNewest : steps) {
            if (++step % 5 == 0 && !model.isEmpty()) {
                deque.removeOldest();
                model.removeLast();
            } else if (atNewest) {
                deque.addNewest(newest += 2);
                model.addFirst(newest);
            } else {
                deque.addOldest(oldest -= 2);
                model.addLast(oldest);
            }
        }
        List<Long> expected = new ArrayList<>(model);
        assertThat(deque.size()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(deque.get(i)).isEqualTo(expected.get(i));
            assertThat(deque.indexOf(expected.get(i))).isEqualTo(i);
            assertThat(deque.indexOf(expected.get(i) + 1)).isEqualTo(-1);
        }
    }
}
