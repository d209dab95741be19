// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.Collections;
import java.util.function.IntFunction;
import javafx.collections.ObservableListBase;

/** The items of a list control, each created when the control asks for it; none are kept. */
public final class LazyItems<T> extends ObservableListBase<T> {
    private final T none;
    private IntFunction<T> item;
    private int count;

    /** @param none placeholder for items that were removed */
    public LazyItems(T none) {
        this.none = none;
        item = index -> none;
    }

    /**
     * Replaces all items. The control is notified of the change in number only; call its {@code refresh} to make it
     * fetch the items again.
     */
    public void show(int next, IntFunction<T> nextItem) {
        int before = count;
        count = next;
        item = nextItem;
        beginChange();
        if (next > before) {
            nextAdd(before, next);
        } else if (next < before) {
            nextRemove(next, Collections.nCopies(before - next, none));
        }
        endChange();
    }

    @Override
    public T get(int index) {
        // A selection may still ask for an item that is being removed.
        return index < count ? item.apply(index) : none;
    }

    @Override
    public int size() {
        return count;
    }
}
