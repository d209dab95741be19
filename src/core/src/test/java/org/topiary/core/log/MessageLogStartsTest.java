// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MessageLogStartsTest {
    @Property(tries = 200)
    void theLogIsWalkedBackwardChunkByChunk(@ForAll @Size(max = 200) List<@IntRange(max = 9000) Integer> sizes) {
        try (MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY)) {
            List<Long> positions = new ArrayList<>();
            for (int size : sizes) {
                positions.add(log.append(
                        1, 1, -1, Qos.AT_MOST_ONCE, false, false, ByteBuffer.allocate(0), ByteBuffer.allocate(size)));
            }

            List<Long> walked = new ArrayList<>();
            long to = log.end();
            for (long start = log.startBefore(to); start != Messages.NONE; start = log.startBefore(start)) {
                List<Long> chunk = new ArrayList<>();
                for (long each = start; each != to; each = log.next(each)) {
                    assertThat(each).isLessThan(to);
                    chunk.add(each);
                }
                walked.addAll(0, chunk);
                to = start;
            }

            positions.removeIf(position -> position < log.first());
            assertThat(walked).isEqualTo(positions);
        }
    }
}
