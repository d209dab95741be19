// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.util.List;
import java.util.stream.Collectors;

import org.topiary.app.viewmodel.Texts;
import org.topiary.core.text.ForeignText;

/** Lists of what has been made fit for a sentence already. */
final class Listed {
    private Listed() {}

    /** The first texts as they are, and how many more there are. */
    static String first(List<String> texts) {
        String listed = texts.stream().limit(ForeignText.MAX_NAMES).collect(Collectors.joining(", "));
        return texts.size() <= ForeignText.MAX_NAMES ? listed : Texts.get("import.more", listed, texts.size() - ForeignText.MAX_NAMES);
    }
}
