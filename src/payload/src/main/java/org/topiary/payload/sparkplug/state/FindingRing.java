// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.topiary.payload.decode.DecodeProblem;

/** The newest 32 findings of a node and its devices. */
final class FindingRing {
    static final int MAX = 32;

    private final Deque<Finding> newest = new ArrayDeque<>(1);
    private long dropped;

    void add(Finding finding) {
        if (newest.size() == MAX) {
            newest.removeFirst();
            dropped++;
        }
        newest.addLast(finding);
    }

    Findings all() {
        return new Findings(List.copyOf(newest), dropped);
    }

    /** The number of findings of a device, without dropped ones; for an empty id the number of all so far. */
    long count(String device) {
        return device.isEmpty()
                ? newest.size() + dropped
                : newest.stream().filter(each -> each.device().equals(device)).count();
    }

    /** The problems of the message at a position, except those that the decoder sees by itself. */
    List<DecodeProblem> problems(long position) {
        return at(position).stream()
                .filter(each -> !each.kind().isSeenByDecoder())
                .map(Finding::problem)
                .toList();
    }

    /** What was found at the message at a position. */
    List<Finding> at(long position) {
        return newest.stream().filter(each -> each.position() == position).toList();
    }
}
