// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The last {@value #MAX_STATES} states before an edit, for undo and redo.
 *
 * @param <S> an immutable state
 */
public final class EditHistory<S> {
    private static final int MAX_STATES = 100;

    private final Deque<S> undone = new ArrayDeque<>();
    private final Deque<S> done = new ArrayDeque<>();

    /**
     * Records an edit; undone edits can no longer be redone.
     *
     * @param continues whether it is undone together with the previous edit
     */
    public void edited(S before, boolean continues) {
        undone.clear();
        if (continues && !done.isEmpty()) {
            return;
        }
        done.push(before);
        if (done.size() > MAX_STATES) {
            done.removeLast();
        }
    }

    public boolean canUndo() {
        return !done.isEmpty();
    }

    public boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Returns the previous state; null when there is none. */
    public @Nullable S undo(S now) {
        return step(now, done, undone);
    }

    /** Returns the state before the last {@link #undo}; null when there is none. */
    public @Nullable S redo(S now) {
        return step(now, undone, done);
    }

    private @Nullable S step(S now, Deque<S> from, Deque<S> to) {
        S next = from.poll();
        if (next != null) {
            to.push(now);
        }
        return next;
    }
}
