// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.ItemCursor;
import org.topiary.payload.decode.ItemDocument;
import org.topiary.payload.decode.ItemField;

/** Several data items one after the other (RFC 8742), as an array. */
final class CborSequence extends ItemField {
    CborSequence(ItemDocument document) {
        super(document, NO_INDEX, document.all());
    }

    @Override
    protected ItemField create(int itsLabel, ItemCursor at) {
        return CborField.of(document, itsLabel, at);
    }

    @Override
    public Kind kind() {
        return Kind.ARRAY;
    }

    @Override
    protected boolean isContainer() {
        return true;
    }

    @Override
    protected boolean isMap() {
        return false;
    }

    @Override
    protected int firstInside() {
        return 0;
    }

    @Override
    protected @Nullable String textAt(int key) {
        return null;
    }

    @Override
    protected String opening() {
        return "[";
    }

    @Override
    protected String closing() {
        return "]";
    }

    @Override
    protected String scalar() {
        return "";
    }

    @Override
    public String note() {
        return TextBundle.current().get("cbor.sequence");
    }

    @Override
    protected String comment() {
        return note();
    }
}
