// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.List;
import java.util.stream.Collectors;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.VisibleLine;

/**
 * Names and values under a title.
 *
 * @param title the subject
 */
public record Facts(String title, List<Fact> facts) {
    /**
     * One name and value.
     *
     * @param value the text shown at first
     * @param whole the full value, on one line; the same unless the value is shortened
     */
    public record Fact(String name, String value, String whole) {
        public Fact(String name, String value) {
            this(name, value, value);
        }

        /** A fact with an untrusted value. */
        static Fact quoted(String name, String value) {
            String shown = ForeignText.quoted(value);
            return ForeignText.isCut(value) ? new Fact(name, shown, VisibleLine.of(value)) : new Fact(name, shown);
        }

        /** A fact with a list of untrusted values. */
        static Fact names(String name, List<String> values) {
            String shown = Texts.get(ForeignText.names(values));
            boolean cut =
                    values.size() > ForeignText.MAX_NAMES || values.stream().anyMatch(ForeignText::isCut);
            return cut ? new Fact(name, shown, VisibleLine.of(String.join(", ", values))) : new Fact(name, shown);
        }

        public boolean isCut() {
            return !value.equals(whole);
        }
    }

    public Facts {
        facts = List.copyOf(facts);
    }

    /** The facts as text to copy. */
    public static String text(List<Facts> sections) {
        return sections.stream()
                .map(section -> section.title + "\n"
                        + section.facts.stream()
                                .map(fact -> "  " + fact.name + ": " + fact.whole + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
