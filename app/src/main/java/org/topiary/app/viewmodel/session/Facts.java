// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something told in names and values.
 *
 * @param title what it is about
 */
public record Facts(String title, List<Fact> facts) {
    /** One of them. */
    public record Fact(String name, String value) {}

    public Facts {
        facts = List.copyOf(facts);
    }

    /** As text, to be copied. */
    public static String text(List<Facts> sections) {
        return sections.stream()
                .map(section -> section.title + "\n"
                        + section.facts.stream()
                                .map(fact -> "  " + fact.name + ": " + fact.value + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
