// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Something that the palette searches. JavaFX application thread. */
public interface PaletteSource {
    /**
     * The character that, before a query, restricts the search to this source and others with the same; empty: there is
     * none.
     */
    default Optional<Character> prefix() {
        return Optional.empty();
    }

    /** Whether it is searched without its prefix, too. */
    default boolean isGeneral() {
        return true;
    }

    /**
     * Finds what matches. A source that takes longer than a millisecond works in the background and answers later, on
     * the JavaFX application thread; the next call, also one with another query, cancels the one before.
     *
     * @param query without the prefix; empty: what to offer before the user has typed
     * @param answer receives at most {@link Palette#MAX_ENTRIES} entries, once or more; each replaces the last
     */
    void find(String query, Consumer<List<PaletteEntry>> answer);

    /** Cancels work in the background: the palette was closed. */
    default void cancel() {}
}
