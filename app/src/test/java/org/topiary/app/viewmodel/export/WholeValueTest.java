// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Field;

/** Tests the values that are exported. */
final class WholeValueTest {
    /** As BSON and layouts have them: the text of a container is empty. */
    private record Part(String name, Kind kind, String text, List<Field> parts) implements Field {
        @Override
        public Range range() {
            return new Range(0, 1);
        }

        @Override
        public Iterable<Field> children() {
            return parts;
        }
    }

    private static Field number(String name, String text) {
        return new Part(name, Field.Kind.NUMBER, text, List.of());
    }

    private static Field array(Field... parts) {
        return new Part("", Field.Kind.ARRAY, "", List.of(parts));
    }

    @Test
    void elementsWithPartsAreWhole() {
        Field point = new Part("", Field.Kind.OBJECT, "", List.of(number("x", "1.50"), number("y", "2")));

        assertThat(WholeValue.of(array(point, number("", "3"), array()))).isEqualTo("[{x: 1.50, y: 2}, 3, []]");
    }

    @Test
    void whatIsTooDeepIsAnEllipsis() {
        Field inner = number("", "1");
        for (int i = 0; i < 200; i++) {
            inner = array(inner);
        }

        assertThat(WholeValue.of(inner)).isEqualTo("[".repeat(100) + "…" + "]".repeat(100));
    }
}
