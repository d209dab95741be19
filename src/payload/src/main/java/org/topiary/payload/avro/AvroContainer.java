// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.VisibleText;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.EmbeddedSchema;
import org.topiary.payload.compressed.PackedParts;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.PlainField;

/**
 * An object container file, shown as the array of its objects (section <i>Object Container Files</i> of the
 * specification). Used once.
 */
final class AvroContainer {
    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    private static final int SYNC = 16;
    private static final int CHECKSUM = 4;
    private static final int MAX_BLOCKS = 500_000;
    private static final int MAX_METADATA = 10_000;
    private static final int MAX_NAME = 300;
    private static final Map<String, PackedParts.Format> CODECS = Map.of(
            "deflate", PackedParts.Format.DEFLATE,
            "snappy", PackedParts.Format.RAW_SNAPPY,
            "zstandard", PackedParts.Format.ZSTD);

    private final byte[] payload;
    private final AvroReader in;
    private final List<Block> blocks = new ArrayList<>();
    private final List<DecodeProblem> problems = new ArrayList<>();
    private PackedParts.@Nullable Format codec;
    private @Nullable PackedParts unpacked;

    /**
     * Objects that follow each other.
     *
     * @param to exclusive
     */
    private record Block(long objects, int from, int to) {}

    private AvroContainer(byte[] payload) {
        this.payload = payload;
        this.in = new AvroReader(payload, MAGIC.length, payload.length);
    }

    static boolean begins(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Decodes a file; what is after the first mistake is left out. */
    static Decoded decode(byte[] payload) {
        return new AvroContainer(payload).decode();
    }

    private Decoded decode() {
        EmbeddedSchema schema;
        byte[] sync;
        try {
            Map<String, String> metadata = metadata();
            int from = in.at();
            in.skip(SYNC);
            sync = Arrays.copyOfRange(payload, from, in.at());
            schema = EmbeddedSchema.parse(metadata.getOrDefault("avro.schema", ""));
            String name = metadata.getOrDefault("avro.codec", "null");
            codec = CODECS.get(name);
            if (codec == null && !name.equals("null")) {
                return shownAsBytes(DecodeProblem.of("avro.codec", VisibleText.line(name, MAX_NAME)));
            }
        } catch (AvroException e) {
            return Decoded.unreadable(AvroDecoder.ID, payload, e.problem());
        }
        AvroType type = schema.type();
        if (type == null) {
            return shownAsBytes(schema.problem());
        }
        unpacked = codec == null ? null : new PackedParts(codec, payload.length);
        try {
            readBlocks(sync);
        } catch (AvroException e) {
            problems.add(e.problem());
        }
        byte[] bytes = unpacked == null ? payload : unpacked.toByteArray();
        AvroValues values = check(type, bytes);
        Field root = PlainField.array("", new Range(0, bytes.length), () -> new Objects(values, type, blocks))
                .withNote(type.name());
        Decoded decoded = Decoded.of(AvroDecoder.ID, root).withProblems(() -> List.copyOf(problems));
        return codec == null ? decoded : decoded.inside(codec.id(), bytes);
    }

    private Decoded shownAsBytes(DecodeProblem problem) {
        return Decoded.recognized(AvroDecoder.ID, payload, problem);
    }

    private Map<String, String> metadata() throws AvroException {
        Map<String, String> metadata = new HashMap<>();
        AvroReader.Blocks entries = new AvroReader.Blocks(in);
        while (entries.next()) {
            String key = in.key();
            long length = in.number();
            int from = in.at();
            in.skip(length);
            if (metadata.size() == MAX_METADATA) {
                throw AvroException.tooMany(from);
            }
            metadata.put(key, new String(payload, from, in.at() - from, StandardCharsets.UTF_8));
        }
        return metadata;
    }

    private void readBlocks(byte[] sync) throws AvroException {
        while (in.at() < in.end()) {
            int start = in.at();
            long objects = in.number();
            long size = in.number();
            int from = in.at();
            if (objects < 0 || size < 0) {
                throw AvroException.wrong(start);
            }
            if (blocks.size() == MAX_BLOCKS) {
                throw AvroException.tooMany(start);
            }
            int to = (int) Math.min(in.end(), from + size);
            boolean goesOn = codec == null ? plain(objects, from, to) : unpack(objects, from, to);
            in.skip(size);
            int syncAt = in.at();
            in.skip(SYNC);
            if (!goesOn) {
                return;
            }
            if (!Arrays.equals(payload, syncAt, in.at(), sync, 0, SYNC)) {
                throw AvroException.wrong(syncAt);
            }
        }
    }

    private boolean plain(long objects, int from, int to) {
        blocks.add(new Block(objects, from, to));
        return true;
    }

    /** Whether the block was whole. */
    private boolean unpack(long objects, int from, int to) {
        PackedParts parts = unpacked;
        PackedParts.Format format = codec;
        if (parts == null || format == null) {
            return false;
        }
        boolean snappy = format == PackedParts.Format.RAW_SNAPPY;
        int end = snappy ? Math.max(from, to - CHECKSUM) : to;
        int start = parts.size();
        PackedParts.Result result = parts.add(payload, from, end);
        blocks.add(new Block(objects, start, parts.size()));
        if (snappy && result == PackedParts.Result.WHOLE && !isChecksum(parts, start, end, to)) {
            result = PackedParts.Result.DAMAGED;
        }
        if (result == PackedParts.Result.WHOLE) {
            return true;
        }
        String kind = result == PackedParts.Result.LIMITED ? "limited" : "broken";
        problems.add(DecodeProblem.of("compressed." + kind, format.displayName(), parts.size())
                .at(parts.size()));
        return false;
    }

    /** Whether the CRC-32 of a block that Snappy packed is right. */
    private boolean isChecksum(PackedParts parts, int start, int from, int to) {
        if (to - from != CHECKSUM) {
            return false;
        }
        CRC32 sum = new CRC32();
        parts.update(sum, start);
        return (int) sum.getValue() == ByteBuffer.wrap(payload).getInt(from);
    }

    /** Finds the first object that cannot be read, and the first text that is not UTF-8. */
    private AvroValues check(AvroType type, byte[] bytes) {
        AvroValues values = new AvroValues(bytes);
        AvroReader reader = values.reader();
        for (Block block : blocks) {
            reader.move(block.from, block.to);
            try {
                for (long i = 0; i < block.objects; i++) {
                    reader.skip(type, 1);
                }
                if (reader.at() < block.to) {
                    throw AvroException.wrong(reader.at());
                }
            } catch (AvroException e) {
                problems.add(e.problem());
                break;
            }
        }
        DecodeProblem notUtf8 = values.notUtf8();
        if (notUtf8 != null) {
            problems.add(notUtf8);
        }
        return values;
    }

    /** Reads the objects of all blocks, up to the first one that cannot be read. */
    private static final class Objects implements Iterator<Field> {
        private final AvroValues values;
        private final AvroType type;
        private final Iterator<Block> blocks;
        private final AvroReader reader;
        private long left;
        private int index;
        private boolean ended;
        private @Nullable Field next;

        Objects(AvroValues values, AvroType type, List<Block> blocks) {
            this.values = values;
            this.type = type;
            this.blocks = blocks.iterator();
            int length = values.bytes().length;
            this.reader = new AvroReader(values.bytes(), 0, length, 0);
        }

        @Override
        public boolean hasNext() {
            while (next == null && !ended) {
                if (left > 0) {
                    read();
                } else if (blocks.hasNext()) {
                    Block block = blocks.next();
                    reader.move(block.from, block.to);
                    left = block.objects;
                } else {
                    ended = true;
                }
            }
            return next != null;
        }

        private void read() {
            try {
                Field field = AvroField.read(reader, values, "", index++, type, 1);
                left--;
                ended = reader.isEnded();
                next = field;
            } catch (AvroException e) {
                ended = true;
            }
        }

        @Override
        public Field next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Field result = next;
            next = null;
            return result;
        }
    }
}
