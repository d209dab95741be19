// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import java.util.function.IntFunction;
import org.topiary.payload.LineIndex;
import org.topiary.payload.StyledText;
import org.topiary.payload.TextDiff;

/** What stands in the value area. */
public sealed interface ValueContent {
    /** A sentence about it for the bar above; empty for none. */
    String note();

    /** Whether this is the beginning of a larger value. */
    default boolean cut() {
        return false;
    }

    /** No value, and why. */
    record Nothing(String sentence) implements ValueContent {
        @Override
        public String note() {
            return "";
        }
    }

    /**
     * A text with no line so long that it blocks the screen. Spans of kind MARK stand for something else, see
     * {@link DisplayText#original}.
     *
     * @param changes how each line came to be; empty when this is no comparison
     * @param coloured whether the spans are to be drawn
     * @param found what was searched for, ascending
     */
    record Text(
            StyledText text,
            List<TextDiff.Change> changes,
            boolean coloured,
            String note,
            boolean cut,
            List<TextRange> found)
            implements ValueContent {
        public Text {
            changes = List.copyOf(changes);
            found = List.copyOf(found);
        }
    }

    /** Lines that are computed when they come into sight: a hex dump, or a text too large to lay out. */
    record Lines(int count, IntFunction<String> line, String note, FoundLines found) implements ValueContent {
        Lines withNote(String other) {
            return new Lines(count, line, other, found);
        }
    }

    /**
     * Where what was searched for stands in lines.
     *
     * @param inLine the places in a line, ascending
     * @param first the first line that has any; negative 1 for none
     */
    record FoundLines(IntFunction<List<TextRange>> inLine, int first) {
        public static final FoundLines NONE = new FoundLines(line -> List.of(), -1);

        /** Parts of a text, ascending, as they stand in its lines. */
        static FoundLines of(LineIndex lines, List<TextRange> ranges) {
            return ranges.isEmpty()
                    ? NONE
                    : new FoundLines(
                            line -> inLine(lines, line, ranges),
                            lines.lineAt(ranges.getFirst().start()));
        }

        private static List<TextRange> inLine(LineIndex lines, int line, List<TextRange> ranges) {
            // Marks for what hides move what follows them.
            return TextRange.within(ranges, lines.start(line), lines.end(line)).stream()
                    .map(part -> new TextRange(
                            lines.visibleLength(line, part.start()), lines.visibleLength(line, part.end())))
                    .toList();
        }
    }
}
