// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;

/** Deletes connections; the last deletion can be undone. JavaFX application thread. */
public final class Deletion {
    private final ProfileStore store;
    private final Credentials credentials;
    private final CardsViewModel cards;
    private final ReadOnlyStringWrapper undoText = new ReadOnlyStringWrapper("");
    private @Nullable SavedProfile removed;

    Deletion(ProfileStore store, Credentials credentials, CardsViewModel cards) {
        this.store = store;
        this.credentials = credentials;
        this.cards = cards;
    }

    /** What {@link #undo} would restore, as a sentence; empty for nothing. */
    public ReadOnlyStringProperty undoTextProperty() {
        return undoText.getReadOnlyProperty();
    }

    /** Removes a connection at once; {@link #undo} restores the last one. */
    public void delete(String id) {
        store.find(id).ifPresent(saved -> {
            dismissUndo();
            removed = saved;
            store.remove(id);
            undoText.set(Texts.get("start.deleted", cards.names().of(saved.profile())));
            cards.refresh();
        });
    }

    public void undo() {
        if (removed != null) {
            store.restore(removed);
            removed = null;
            dismissUndo();
            cards.refresh();
        }
    }

    /** Makes the deletion final, and deletes the secrets of the connection. */
    public void dismissUndo() {
        if (removed != null) {
            credentials.remove(removed.profile().id());
        }
        removed = null;
        undoText.set("");
    }
}
