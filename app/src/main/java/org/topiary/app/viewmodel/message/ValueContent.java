// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import java.util.function.IntFunction;
import org.topiary.app.viewmodel.message.fields.ChangeRow;
import org.topiary.app.viewmodel.message.image.PictureSource;
import org.topiary.payload.LineIndex;
import org.topiary.payload.StyledText;
import org.topiary.payload.TextDiff;

/** The content of the value area. */
public sealed interface ValueContent {
    /** A sentence for the bar above the value; empty for none. */
    String note();

    /** Whether this is only the beginning of a larger value. */
    default boolean cut() {
        return false;
    }

    /** No value, and the reason. */
    record Nothing(String sentence) implements ValueContent {
        @Override
        public String note() {
            return "";
        }
    }

    /** The differences between the fields of two messages. */
    record Changes(List<ChangeRow> rows, String note) implements ValueContent {
        public Changes {
            rows = List.copyOf(rows);
        }
    }

    /** The fields, see {@link ShownMessage.Form#fields}. */
    record Fields(String note) implements ValueContent {}

    /**
     * A picture, which is read when it is shown.
     *
     * @param bytes what to show if it cannot be drawn
     */
    record Picture(PictureSource source, Lines bytes, String note) implements ValueContent {}

    /**
     * A text without lines so long that laying them out blocks the JavaFX application thread. Spans of kind MARK stand
     * for other text, see {@link DisplayText#original}.
     *
     * @param changes how each line changed; empty when this is no comparison
     * @param coloured whether to draw the spans
     * @param found the search matches, ascending
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

    /** Lines that are computed when they become visible: a hex dump, or a text too large to lay out. */
    record Lines(int count, IntFunction<String> line, String note, FoundLines found) implements ValueContent {
        Lines withNote(String other) {
            return new Lines(count, line, other, found);
        }
    }

    /**
     * The search matches in lines.
     *
     * @param inLine the matches in a line, ascending
     * @param first the first line with a match; -1 for none
     */
    record FoundLines(IntFunction<List<TextRange>> inLine, int first) {
        public static final FoundLines NONE = new FoundLines(line -> List.of(), -1);

        /** Maps ranges of a text, ascending, to its lines. */
        static FoundLines of(LineIndex lines, List<TextRange> ranges) {
            return ranges.isEmpty()
                    ? NONE
                    : new FoundLines(
                            line -> inLine(lines, line, ranges),
                            lines.lineAt(ranges.getFirst().start()));
        }

        private static List<TextRange> inLine(LineIndex lines, int line, List<TextRange> ranges) {
            // Marks for hidden characters shift the text after them.
            return TextRange.within(ranges, lines.start(line), lines.end(line)).stream()
                    .map(part -> new TextRange(
                            lines.visibleLength(line, part.start()), lines.visibleLength(line, part.end())))
                    .toList();
        }
    }
}
