// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.fields.FieldPlace;

/**
 * The fields of the shown message. Immutable.
 *
 * @param rows those of the tree; none if the bytes are shown
 * @param wanted the path of the selected field
 * @param selected the selected field; null if none is, or the message does not have it
 */
public record ShownFields(
        FieldTree tree,
        FieldRows rows,
        FieldPath wanted,
        @Nullable FieldPlace selected) {
    /**
     * Lists and finds fields; not for the JavaFX application thread.
     *
     * @param rows whether to list the rows of the tree
     * @param wanted the path of the selected field; the root for none
     */
    public static ShownFields of(FieldTree tree, boolean rows, Wish wanted, Cancel cancel) {
        return new ShownFields(
                tree,
                rows ? FieldRows.of(tree, wanted.open(), cancel) : FieldRows.NONE,
                wanted.selected(),
                wanted.selected().equals(FieldPath.ROOT) ? null : FieldPlace.of(tree.root(), wanted.selected()));
    }

    /**
     * What the user wants to see of a message.
     *
     * @param selected the path of the selected field; the root for none
     */
    public record Wish(OpenFields open, FieldPath selected) {
        /** Nothing but what is shown at first. */
        public static final Wish NONE = new Wish(OpenFields.NONE, FieldPath.ROOT);
    }
}
