// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/** Rows that are read from the log when they become visible, and located by position, without reading them. */
public abstract class LogRows<E> extends ObservableListBase<E> {
    @Override
    public abstract int indexOf(@Nullable Object row);

    @Override
    public int lastIndexOf(@Nullable Object row) {
        return indexOf(row);
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    /**
     * Compares by identity: a property must notify listeners when its list is replaced, even by one with equal rows.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
