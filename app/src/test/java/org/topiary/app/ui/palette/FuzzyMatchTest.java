// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    private static List<String> best(String query, String... texts) {
        FuzzyMatch match = new FuzzyMatch(query);
        return Stream.of(texts)
                .filter(text -> match.rate(text) != FuzzyMatch.NONE)
                .sorted(Comparator.comparingInt((String text) -> match.rate(text))
                        .reversed())
                .toList();
    }

    @Test
    void theCharactersMustOccurInThisOrder() {
        assertThat(best("klt", "home/kitchen/light", "light/kitchen")).containsExactly("home/kitchen/light");
    }

    @Test
    void wordBeginningsRateHigherThanOtherPlaces() {
        assertThat(best("kl", "pickle", "kitchen/light").getFirst()).isEqualTo("kitchen/light");
    }

    @Test
    void aWholeWordRatesHigherThanScatteredCharacters() {
        assertThat(best("state", "home/lamp/state", "s1/temperature/area/t/e").getFirst())
                .isEqualTo("home/lamp/state");
    }

    @Test
    void aWordThatBeginsWithTheQueryOutweighsWhatWasChosenRecently() {
        RecentEntries recent = new RecentEntries(List.of(), ids -> {});
        recent.add("left");
        FuzzyMatch match = new FuzzyMatch("table");

        assertThat(match.rate("Table")).isGreaterThan(match.rate("Move the tab to the left") + recent.bonus("left"));
    }

    @Test
    void theShorterTextComesFirst() {
        assertThat(best("lamp", "home/lamp", "lamp").getFirst()).isEqualTo("lamp");
    }

    @Test
    void caseAndSpacesInTheQueryDoNotMatter() {
        assertThat(best("CLOSE tab", "Close the tab")).hasSize(1);
    }

    @Property
    void everyTextMatchesItself(@ForAll String text) {
        assertThat(new FuzzyMatch(text).rate(text)).isNotEqualTo(FuzzyMatch.NONE);
    }

    @Property
    void aTextMatchesIfAndOnlyIfItContainsTheQueryAsASubsequence(@ForAll String text, @ForAll("short") String query) {
        assertThat(new FuzzyMatch(query).rate(text) != FuzzyMatch.NONE).isEqualTo(contains(text, query));
    }

    @Provide("short")
    Arbitrary<String> queries() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(3);
    }

    private static boolean contains(String text, String query) {
        int next = 0;
        for (int i = 0; i < text.length() && next < query.length(); i++) {
            if (Character.toLowerCase(text.charAt(i)) == query.charAt(next)) {
                next++;
            }
        }
        return next == query.length();
    }
}
