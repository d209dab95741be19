// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.decode.ContainerIndex;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;

/**
 * Values that were read once, to check them and to record where their records, arrays and maps are. Takes at most 24
 * MiB beyond the bytes. Any thread, once they are checked.
 */
final class AvroValues {
    private static final ContainerIndex NONE = new ContainerIndex(0);

    /** The longest payload that is read into fields at once if it has few of them. */
    private static final int MAX_AT_ONCE = 16 * 1024;

    private final byte[] bytes;
    private final ContainerIndex containers;
    private final AvroReader reader;

    AvroValues(byte[] bytes) {
        this(bytes, 0);
    }

    private AvroValues(byte[] bytes, int from) {
        this.bytes = bytes;
        containers = new ContainerIndex(bytes.length);
        reader = new AvroReader(bytes, from, bytes.length, containers);
    }

    /** Values that are read into fields at once. */
    private AvroValues(byte[] bytes, AvroReader reader) {
        this.bytes = bytes;
        this.reader = reader;
        containers = NONE;
    }

    /** Passes over the values. */
    AvroReader reader() {
        return reader;
    }

    byte[] bytes() {
        return bytes;
    }

    ContainerIndex containers() {
        return containers;
    }

    /** The problem that a text is not UTF-8; null if all are. */
    @Nullable
    DecodeProblem notUtf8() {
        int at = reader.notUtf8();
        return at < 0 ? null : DecodeProblem.of("avro.notUtf8", at).at(at);
    }

    /** A single value up to the end of the bytes. */
    static final class Single {
        private final AvroValues values;
        private final int from;
        private final AvroType type;
        /** The value if it was read at once. */
        private final @Nullable Field whole;

        private @Nullable DecodeProblem problem;

        Single(byte[] bytes, int from, AvroType type) {
            this.from = from;
            this.type = type;
            AvroValues few = new AvroValues(bytes, new AvroReader(bytes, from, bytes.length));
            whole = bytes.length <= MAX_AT_ONCE ? few.read(type) : null;
            values = whole == null ? new AvroValues(bytes, from) : few;
            try {
                if (whole == null) {
                    values.reader.skip(type, 0);
                }
                int end = values.reader.at();
                if (end < bytes.length) {
                    problem = DecodeProblem.of("avro.trailing", end).at(end);
                }
            } catch (AvroException e) {
                problem = e.problem();
            }
        }

        /** Whether the value is whole, and ends with the bytes. */
        boolean isExact() {
            return problem == null;
        }

        Decoded decoded() {
            List<DecodeProblem> problems = new ArrayList<>(2);
            if (problem != null) {
                problems.add(problem);
            }
            DecodeProblem notUtf8 = values.notUtf8();
            if (notUtf8 != null) {
                problems.add(notUtf8);
            }
            try {
                Decoded decoded = Decoded.of(AvroDecoder.ID, whole != null ? whole : lazily());
                List<DecodeProblem> found = List.copyOf(problems);
                return found.isEmpty() ? decoded : decoded.withProblems(() -> found);
            } catch (AvroException e) {
                return Decoded.unreadable(AvroDecoder.ID, values.bytes, e.problem());
            }
        }

        private Field lazily() throws AvroException {
            AvroReader in = new AvroReader(values.bytes, from, values.bytes.length, 0);
            return AvroField.read(in, values, "", Field.NO_INDEX, type, 0);
        }
    }

    /** Reads the value at once; null if it has too many fields, or is not whole. */
    private @Nullable Field read(AvroType type) {
        try {
            return AvroTree.read(reader, this, type);
        } catch (AvroException e) {
            return null;
        }
    }
}
