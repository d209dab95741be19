// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.ItemCursor;
import org.topiary.payload.decode.ItemDecoder;
import org.topiary.payload.decode.ItemDocument;
import org.topiary.payload.decode.ItemField;
import org.topiary.payload.decode.ItemReader;
import org.topiary.payload.msgpack.MessagePackDecoder;

/**
 * CBOR (RFC 8949) and CBOR sequences (RFC 8742), in diagnostic notation. Bounds as for {@link ItemDecoder}.
 *
 * <p>A payload that begins with tag 55799 is CBOR by itself, too. One that may also be MessagePack is that if the keys
 * of its maps are texts only when it is read so.
 *
 * <p>Problems: those of {@link ItemDecoder} and {@link ItemReader}; {@code cbor.reserved} (offset, the byte in hex) for
 * additional information that has no meaning; {@code cbor.simple} (offset) for a simple value below 32 in two bytes;
 * {@code cbor.chunk} (offset) for a wrong part of a string without a length.
 */
public final class CborDecoder extends ItemDecoder {
    static final String ID = "cbor";

    private static final byte[] SELF_DESCRIBED = {(byte) 0xd9, (byte) 0xd9, (byte) 0xf7};
    private static final MessagePackDecoder MESSAGE_PACK = new MessagePackDecoder();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "CBOR";
    }

    @Override
    public String fileEnding() {
        return ".cbor";
    }

    @Override
    protected boolean isOther(Head head, ItemDocument document) {
        return MESSAGE_PACK.isDeclared(head.sample()) || (!document.hasTextKeys() && MESSAGE_PACK.hasTextKeys(head));
    }

    @Override
    protected boolean isContentType(String mediaType) {
        return mediaType.equals("application/cbor")
                || mediaType.equals("application/cbor-seq")
                || mediaType.endsWith("+cbor")
                || mediaType.endsWith("+cbor-seq");
    }

    @Override
    protected boolean mayBegin(byte[] start) {
        int major = CborReader.major(start, 0);
        if (major != CborReader.ARRAY && major != CborReader.MAP) {
            return false;
        }
        return CborReader.info(start, 0) == CborReader.INDEFINITE
                ? start.length > 1 && start[1] != CborReader.BREAK_BYTE
                : CborReader.isHeadComplete(start) && CborReader.argument(start, 0) != 0;
    }

    @Override
    protected boolean isMarked(byte[] start) {
        int length = SELF_DESCRIBED.length;
        return start.length >= length && Arrays.equals(start, 0, length, SELF_DESCRIBED, 0, length);
    }

    @Override
    protected boolean mayBeSequence() {
        return true;
    }

    @Override
    protected ItemReader reader(byte[] bytes, int length) {
        return new CborReader(bytes, length);
    }

    @Override
    protected @Nullable ItemField root(ItemDocument document) {
        int items = document.items() + (document.isCut() ? 1 : 0);
        ItemCursor first = document.first();
        return items > 1
                ? new CborSequence(document)
                : first == null ? null : CborField.of(document, ItemField.NO_INDEX, first);
    }
}
