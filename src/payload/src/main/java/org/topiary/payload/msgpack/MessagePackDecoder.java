// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.msgpack;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.Utf8;
import org.topiary.payload.decode.ItemCursor;
import org.topiary.payload.decode.ItemDecoder;
import org.topiary.payload.decode.ItemDocument;
import org.topiary.payload.decode.ItemField;
import org.topiary.payload.decode.ItemReader;
import org.topiary.payload.msgpack.MessagePackReader.ObjectType;

/**
 * MessagePack, in a notation similar to JSON. Bounds as for {@link ItemDecoder}. Text is never MessagePack by itself.
 *
 * <p>Problems: those of {@link ItemDecoder} and {@link ItemReader}, except {@code .break}; {@code msgpack.reserved}
 * (offset) for the byte 0xc1, which is never used.
 */
public final class MessagePackDecoder extends ItemDecoder {
    static final String ID = "msgpack";

    private static final Set<String> CONTENT_TYPES =
            Set.of("application/msgpack", "application/x-msgpack", "application/vnd.msgpack");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "MessagePack";
    }

    @Override
    public String fileEnding() {
        return ".msgpack";
    }

    @Override
    protected boolean isContentType(String mediaType) {
        return CONTENT_TYPES.contains(mediaType);
    }

    @Override
    protected boolean mayBegin(byte[] start) {
        ObjectType type = MessagePackReader.type(start, 0);
        return (type == ObjectType.ARRAY || type == ObjectType.MAP)
                && MessagePackReader.afterHead(start, 0) <= start.length
                && MessagePackReader.count(start, 0) != 0
                // The larger arrays and maps begin like characters of two bytes.
                && !Utf8.isWellFormed(start, 0, Utf8.wholeCharacters(start));
    }

    @Override
    protected boolean mayBeSequence() {
        return false;
    }

    @Override
    protected ItemReader reader(byte[] bytes, int length) {
        return new MessagePackReader(bytes, length);
    }

    @Override
    protected @Nullable ItemField root(ItemDocument document) {
        ItemCursor first = document.first();
        return first == null ? null : MessagePackField.root(document, first);
    }
}
