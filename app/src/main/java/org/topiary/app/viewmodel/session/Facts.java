// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.List;
import java.util.stream.Collectors;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.VisibleLine;

/**
 * Something told in names and values.
 *
 * @param title what it is about
 */
public record Facts(String title, List<Fact> facts) {
    /**
     * One of them.
     *
     * @param value what is shown at first
     * @param whole all of it, on one line; the same unless the value is cut
     */
    public record Fact(String name, String value, String whole) {
        public Fact(String name, String value) {
            this(name, value, value);
        }

        /** One whose value somebody else wrote. */
        static Fact quoted(String name, String value) {
            String shown = ForeignText.quoted(value);
            return ForeignText.isCut(value) ? new Fact(name, shown, VisibleLine.of(value)) : new Fact(name, shown);
        }

        /** A list that somebody else wrote. */
        static Fact names(String name, List<String> values) {
            String shown = ForeignText.names(values);
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

    /** As text, to be copied. */
    public static String text(List<Facts> sections) {
        return sections.stream()
                .map(section -> section.title + "\n"
                        + section.facts.stream()
                                .map(fact -> "  " + fact.name + ": " + fact.whole + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
