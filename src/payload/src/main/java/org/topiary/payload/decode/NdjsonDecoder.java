// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.JsonIndex;
import org.topiary.payload.JsonProblem;
import org.topiary.payload.JsonText;
import org.topiary.payload.Preview;
import org.topiary.payload.StyledText;
import org.topiary.payload.Utf8;

/**
 * A JSON value in each line (NDJSON, JSON Lines); empty lines do not count. It is recognized by its first two lines if
 * the first is an object or array and the second begins one. A line that is not JSON is a text, and a problem:
 * {@code json.} and a reason with line, column, and what was found; {@code ndjson.more} if there are more than 20 such
 * lines; {@code ndjson.none} if no line is JSON; {@code text.notUtf8}. Reads one line at a time.
 */
final class NdjsonDecoder implements Decoder {
    static final String ID = "ndjson";
    private static final Set<String> TYPES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");
    private static final int MAX_PROBLEMS = 20;

    @Override
    public Family family() {
        return Family.TEXT;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "NDJSON";
    }

    @Override
    public String fileEnding() {
        return ".ndjson";
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        return isDeclared(head.sample()) || JsonIndex.opensContainer(head.start(), head.start().length);
    }

    @Override
    public Basis basis(Head head) {
        return isDeclared(head.sample()) ? Basis.CONTENT_TYPE : Basis.BYTES;
    }

    private static boolean isDeclared(Sample sample) {
        return TYPES.contains(sample.properties().mediaType());
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        boolean wanted = isDeclared(sample) || context.chosenDecoder(sample).equals(ID);
        if (wanted ? !hasValue(bytes) : !begins(bytes)) {
            return Decoded.unreadable(ID, bytes, DecodeProblem.of("ndjson.none"));
        }
        Field root = PlainField.array("", new Field.Range(0, bytes.length), () -> new Lines(bytes));
        return Decoded.of(ID, root)
                .shownAs(() -> Optional.of(StyledText.plain(TextDecoder.text(bytes))))
                .withProblems(() -> problems(bytes));
    }

    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        return begins(head.start()) ? Preview.text(head.start(), head.length(), maxChars) : null;
    }

    /** Whether the first line is an object or array, and the second begins one. */
    private static boolean begins(byte[] bytes) {
        int end = lineEnd(bytes, 0);
        if (end == bytes.length || !JsonIndex.opensContainer(bytes, end)) {
            return false;
        }
        byte[] rest = Arrays.copyOfRange(bytes, end, Math.min(bytes.length, end + Head.BYTES));
        return JsonIndex.opensContainer(rest, rest.length) && JsonIndex.of(Arrays.copyOf(bytes, end)) != null;
    }

    private static boolean hasValue(byte[] bytes) {
        for (Iterator<Field> lines = new Lines(bytes); lines.hasNext(); ) {
            if (lines.next() instanceof MovedField moved && moved.inner() instanceof JsonField) {
                return true;
            }
        }
        return false;
    }

    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static List<DecodeProblem> problems(byte[] bytes) {
        List<DecodeProblem> problems = new ArrayList<>();
        if (!Utf8.isWellFormed(bytes)) {
            problems.add(TextDecoder.notUtf8(bytes));
        }
        WorkStage stage = WorkStage.current();
        int due = WorkStage.BYTES;
        int line = 1;
        for (int from = 0; from < bytes.length; line++) {
            if (from >= due) {
                stage.reached(from, bytes.length);
                due = from + WorkStage.BYTES;
            }
            int end = lineEnd(bytes, from);
            byte[] each = Arrays.copyOfRange(bytes, from, end);
            if (!isBlank(each) && JsonIndex.of(each) == null) {
                if (problems.size() == MAX_PROBLEMS) {
                    problems.add(DecodeProblem.of("ndjson.more"));
                    break;
                }
                String text = new String(each, UTF_8);
                JsonProblem problem = JsonText.problem(text);
                if (problem != null) {
                    int before = Math.min(text.length(), problem.column() - 1);
                    problems.add(DecodeProblem.of("json." + problem.reason(), line, problem.column(), problem.found())
                            .at(from + (int) Utf8.length(text.substring(0, before))));
                }
            }
            from = end + 1;
        }
        return problems;
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Reads the lines one by one. */
    private static final class Lines implements Iterator<Field> {
        private final byte[] bytes;
        private int from;
        private int next;

        Lines(byte[] bytes) {
            this.bytes = bytes;
            skipBlank();
        }

        private void skipBlank() {
            while (from < bytes.length && isBlank(Arrays.copyOfRange(bytes, from, lineEnd(bytes, from)))) {
                from = lineEnd(bytes, from) + 1;
            }
        }

        @Override
        public boolean hasNext() {
            return from < bytes.length;
        }

        @Override
        public Field next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int start = from;
            byte[] line = Arrays.copyOfRange(bytes, start, lineEnd(bytes, start));
            JsonIndex json = JsonIndex.of(line);
            Field field = json == null ? TextDecoder.field(line) : JsonField.root(json);
            from = start + line.length + 1;
            skipBlank();
            return new MovedField(
                    field, "", next++, range -> new Field.Range(range.start() + start, range.end() + start));
        }
    }
}
