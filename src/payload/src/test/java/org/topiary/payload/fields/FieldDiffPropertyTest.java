// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

/** Tests that the differences between two arrays account for all of their elements. */
final class FieldDiffPropertyTest {
    private static byte[] json(List<Integer> numbers) {
        return numbers.toString().getBytes(UTF_8);
    }

    private static Field field(byte[] bytes) {
        return StandardDecoders.ALL.decode(Sample.of(bytes), Context.NONE).root();
    }

    private static int index(FieldPath path) {
        return ((FieldPath.Index) path.steps().getFirst()).index();
    }

    @Property
    void whatIsNeitherRemovedNorAddedIsThereInBoth(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 5) Integer> before,
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 5) Integer> after) {
        byte[] old = json(before);
        byte[] now = json(after);
        FieldDiff.Result diff = FieldDiff.of(field(old), old, field(now), now, () -> {});

        List<Integer> left = new ArrayList<>(before);
        List<Integer> right = new ArrayList<>(after);
        for (FieldChange change : diff.changes()) {
            switch (change.kind()) {
                case ADDED -> right.set(index(change.path()), null);
                case REMOVED -> left.set(index(change.path()), null);
                case CHANGED -> {
                    assertThat(left.set(index(change.formerPath()), null))
                            .isNotEqualTo(right.set(index(change.path()), null));
                }
                case MOVED -> {
                    assertThat(left.get(index(change.formerPath()))).isEqualTo(right.get(index(change.path())));
                    left.set(index(change.formerPath()), null);
                    right.set(index(change.path()), null);
                }
            }
        }
        left.removeIf(Objects::isNull);
        right.removeIf(Objects::isNull);
        assertThat(left).isEqualTo(right);
    }
}
