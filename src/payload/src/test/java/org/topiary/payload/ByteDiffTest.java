// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.topiary.payload.ByteDiff.Run;
import org.topiary.payload.TextDiff.Change;

/** Tests the comparison of payloads by their bytes. */
final class ByteDiffTest {
    /** What is left of a payload without the runs of the other one. */
    private static byte[] without(Change other, ByteDiff diff, byte[] before, byte[] after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Run run : diff.runs()) {
            if (run.change() != other) {
                out.write(run.change() == Change.REMOVED ? before : after, run.from(), run.to() - run.from());
            }
        }
        return out.toByteArray();
    }

    @Property(tries = 500)
    void theRunsAreBothPayloads(
            @ForAll @Size(max = 60) @ByteRange(min = 0, max = 3) byte[] before,
            @ForAll @Size(max = 60) @ByteRange(min = 0, max = 3) byte[] after) {
        ByteDiff diff = ByteDiff.of(before, after);

        assertThat(without(Change.ADDED, diff, before, after)).isEqualTo(before);
        assertThat(without(Change.REMOVED, diff, before, after)).isEqualTo(after);
        assertThat(diff.runs().stream().allMatch(run -> run.change() == Change.SAME))
                .isEqualTo(Arrays.equals(before, after));
    }

    @Test
    void payloadsOfOneLengthAreComparedAtTheSameOffset() {
        assertThat(ByteDiff.of(new byte[] {1, 2, 3}, new byte[] {2, 3, 3}).runs())
                .containsExactly(
                        new Run(Change.REMOVED, 0, 2), new Run(Change.ADDED, 0, 2), new Run(Change.SAME, 2, 3));
    }

    @Test
    void severalInsertionsAreFound() {
        byte[] before = new byte[100];
        new Random(1).nextBytes(before);
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        after.write(before, 0, 30);
        after.write(before[30] + 1);
        after.write(before, 30, 40);
        after.write(before, 75, 25);

        assertThat(ByteDiff.of(before, after.toByteArray()).runs())
                .extracting(Run::change)
                .containsExactly(Change.SAME, Change.ADDED, Change.SAME, Change.REMOVED, Change.SAME);
    }

    @Test
    void aLongChangeIsReplacedAsAWhole() {
        ByteDiff diff = ByteDiff.of(new byte[ByteDiff.MAX_CHANGED + 1], new byte[] {1, 0, 1});

        assertThat(diff.approximate()).isTrue();
        assertThat(diff.runs())
                .containsExactly(new Run(Change.REMOVED, 0, ByteDiff.MAX_CHANGED + 1), new Run(Change.ADDED, 0, 3));
    }
}
