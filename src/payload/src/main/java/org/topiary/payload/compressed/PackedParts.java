// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Checksum;

/**
 * Unpacks parts of a payload, one after the other, into one content, within the bounds of {@link CompressedDecoder}.
 */
public final class PackedParts {
    /** How a part is compressed. */
    public enum Format {
        DEFLATE(Compression.DEFLATE),
        RAW_SNAPPY(Compression.RAW_SNAPPY),
        ZSTD(Compression.ZSTD);

        private final Compression compression;

        Format(Compression compression) {
            this.compression = compression;
        }

        /** The id of the decoder of this format. */
        public String id() {
            return compression.id();
        }

        /** The name of the format as users know it. */
        public String displayName() {
            return compression.displayName();
        }
    }

    /** What came of a part. */
    public enum Result {
        WHOLE,
        LIMITED,
        DAMAGED
    }

    private final Format format;
    private final Output out;

    /** @param payload length of the whole payload, in bytes, by which its content is limited */
    public PackedParts(Format format, int payload) {
        this.format = format;
        this.out = new Output(CompressedDecoder.limit(payload), payload);
    }

    /** Unpacks the bytes from {@code from} to {@code to}, as many as possible. */
    public Result add(byte[] bytes, int from, int to) {
        try {
            format.compression.unpack(Arrays.copyOfRange(bytes, from, to), out);
            return Result.WHOLE;
        } catch (UnpackException e) {
            return e.reason() == UnpackException.Reason.LIMITED ? Result.LIMITED : Result.DAMAGED;
        } catch (IOException e) {
            return Result.DAMAGED;
        }
    }

    /** The number of bytes unpacked so far. */
    public int size() {
        return out.size();
    }

    /** Updates a checksum with what was unpacked from an offset on. */
    public void update(Checksum sum, int from) {
        sum.update(out.bytes(), from, out.size() - from);
    }

    /** A copy of what was unpacked so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }
}
