// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are read from the log when they come into sight, and are found by their position, for which none has to be
 * read.
 */
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

    /** Two lists are two even with equal rows: a property that holds one must tell of the other. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
