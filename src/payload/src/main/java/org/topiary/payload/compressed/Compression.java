// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The formats of compressed payloads. */
enum Compression {
    /** RFC 1952; several members one after the other are one content. */
    GZIP("gzip", "gzip", ".gz") {
        @Override
        boolean begins(byte[] start) {
            return start.length >= 3 && at(start, 0) == 0x1f && at(start, 1) == 0x8b && at(start, 2) == DEFLATED;
        }

        @Override
        void unpack(byte[] packed, Output out) throws IOException {
            InputStream source = new ByteArrayInputStream(packed);
            try (InputStream in = new GZIPInputStream(source)) {
                copy(source, packed.length, in, out);
            }
        }
    },

    /** RFC 8878, without a dictionary; several frames are one content, as in LZ4. */
    ZSTD("zstd", "zstd", ".zst") {
        @Override
        boolean begins(byte[] start) {
            return number(start) == Zstd.MAGIC;
        }

        @Override
        void unpack(byte[] packed, Output out) throws IOException {
            Zstd.unpack(packed, out);
        }
    },

    /** The frame format, without a dictionary. */
    LZ4("lz4", "LZ4", ".lz4") {
        @Override
        boolean begins(byte[] start) {
            return number(start) == Lz4.MAGIC;
        }

        @Override
        void unpack(byte[] packed, Output out) throws IOException {
            Lz4.unpack(packed, out);
        }
    },

    /** The framing format. */
    SNAPPY("snappy", "Snappy", ".sz") {
        @Override
        boolean begins(byte[] start) {
            return Snappy.begins(start);
        }

        @Override
        void unpack(byte[] packed, Output out) throws IOException {
            Snappy.unpackFrames(packed, out);
        }
    },

    /** RFC 1950, without a preset dictionary. */
    ZLIB("zlib", "zlib", ".zlib") {
        @Override
        boolean begins(byte[] start) {
            if (start.length < 2) {
                return false;
            }
            int method = at(start, 0);
            int flags = at(start, 1);
            return (method & 0x0f) == DEFLATED
                    && method >> 4 <= 7
                    && (flags & 0x20) == 0
                    && ((method << 8) | flags) % 31 == 0;
        }

        @Override
        void unpack(byte[] packed, Output out) throws IOException {
            InputStream source = new ByteArrayInputStream(packed);
            try (InputStream in = new InflaterInputStream(source)) {
                copy(source, packed.length, in, out);
            }
        }
    },

    /** RFC 1951. Has no header, so it is never detected. */
    DEFLATE("deflate", "deflate", ".deflate") {
        @Override
        boolean begins(byte[] start) {
            return false;
        }

        @Override
        void unpack(byte[] packed, Output out) throws IOException {
            InputStream source = new ByteArrayInputStream(packed);
            Inflater inflater = new Inflater(true);
            try (InputStream in = new InflaterInputStream(source, inflater)) {
                copy(source, packed.length, in, out);
            } finally {
                inflater.end();
            }
        }
    },

    /** Snappy without the framing format. Has no header, so it is never detected. */
    RAW_SNAPPY("snappy-raw", "Snappy (raw)", ".snappy") {
        @Override
        boolean begins(byte[] start) {
            return false;
        }

        @Override
        void unpack(byte[] packed, Output out) throws IOException {
            Snappy.unpackRaw(packed, out);
        }
    };

    private static final int DEFLATED = 8;
    private static final int CHUNK = 8_192;

    private final String id;
    private final String displayName;
    private final String fileEnding;

    Compression(String id, String displayName, String fileEnding) {
        this.id = id;
        this.displayName = displayName;
        this.fileEnding = fileEnding;
    }

    private static int at(byte[] bytes, int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }

    /** The first four bytes, the lowest one first; 0 if there are fewer. */
    private static int number(byte[] start) {
        return start.length < Integer.BYTES
                ? 0
                : at(start, 0) | at(start, 1) << 8 | at(start, 2) << 16 | at(start, 3) << 24;
    }

    /**
     * @param source what {@code in} reads from
     * @param length of all of it, in bytes
     */
    private static void copy(InputStream source, int length, InputStream in, Output out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            out.write(chunk, 0, read);
            out.reached(length - source.available(), length);
        }
    }

    /** As {@link org.topiary.payload.decode.Decoder#id}. */
    String id() {
        return id;
    }

    String displayName() {
        return displayName;
    }

    String fileEnding() {
        return fileEnding;
    }

    /** Whether bytes begin like this format. */
    abstract boolean begins(byte[] start);

    /** Whether bytes that begin like this format are hardly in another one. */
    boolean isCertain() {
        return this == ZSTD || this == LZ4 || this == SNAPPY;
    }

    /** Whether a content type, in lower case, without parameters, is that of this format. */
    boolean isContentType(String mediaType) {
        return switch (this) {
            case GZIP -> mediaType.equals("application/gzip") || mediaType.equals("application/x-gzip");
            case ZSTD -> mediaType.equals("application/zstd");
            case LZ4 -> mediaType.equals("application/x-lz4");
            case SNAPPY -> mediaType.equals("application/x-snappy-framed");
            case ZLIB, DEFLATE, RAW_SNAPPY -> false;
        };
    }

    /**
     * Unpacks as much as possible.
     *
     * @throws IOException if there is more than fits, or the payload is damaged or ends early
     */
    abstract void unpack(byte[] packed, Output out) throws IOException;
}
