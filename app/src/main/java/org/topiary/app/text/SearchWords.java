// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A query of words: it finds texts that contain every one of them, in any order and ignoring case. Immutable. */
public final class SearchWords {
    private final List<String> words;

    /** @param query words separated by spaces; a blank query finds everything */
    public SearchWords(String query) {
        words = Stream.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether the texts together contain every word. */
    public boolean find(String... texts) {
        String all = String.join("\n", texts).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(all::contains);
    }
}
