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
        InputStream unpack(byte[] packed) throws IOException {
            return new GZIPInputStream(new ByteArrayInputStream(packed));
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
        InputStream unpack(byte[] packed) {
            return new InflaterInputStream(new ByteArrayInputStream(packed));
        }
    },

    /** RFC 1951. Has no header, so it is never detected. */
    DEFLATE("deflate", "deflate", ".deflate") {
        @Override
        boolean begins(byte[] start) {
            return false;
        }

        @Override
        InputStream unpack(byte[] packed) {
            return new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(true)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    inf.end();
                }
            };
        }
    };

    private static final int DEFLATED = 8;

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

    /** @throws IOException if the bytes do not begin like this format */
    abstract InputStream unpack(byte[] packed) throws IOException;
}
