// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.util.List;
import java.util.stream.Collectors;

import org.topiary.app.viewmodel.Texts;
import org.topiary.payload.VisibleText;

/** What somebody else wrote, for sentences of ours: it cannot pass for our own words, hides nothing and has a bound. */
final class Quotes {
    private static final int MOST_NAMES = 3;
    private static final int MOST_CHARS = 300;

    private Quotes() {}

    static String of(String text) {
        String line = VisibleText.line(text.substring(0, Math.min(text.length(), MOST_CHARS)));
        return "“" + line.replace('“', '"').replace('”', '"') + (text.length() > MOST_CHARS ? "…" : "") + "”";
    }

    /** The first texts as they are, and how many more there are. */
    static String first(List<String> texts) {
        String listed = texts.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return texts.size() <= MOST_NAMES ? listed : Texts.get("import.more", listed, texts.size() - MOST_NAMES);
    }
}
