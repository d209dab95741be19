// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

final class TextBundleTest {
    private static final TextBundle ENGLISH = TextBundle.of(Locale.ENGLISH, Locale.UK);

    @Test
    void numbersFollowTheLocale() {
        assertThat(ENGLISH.get("exchange.all", 1_234_567)).isEqualTo("All 1,234,567");
        assertThat(TextBundle.of(Locale.GERMAN, Locale.GERMANY).get("exchange.all", 1_234_567))
                .isEqualTo("All 1.234.567");
    }

    @Test
    void pluralsHaveTheirOwnForms() {
        assertThat(ENGLISH.get("start.used.minutes", 1)).isEqualTo("Used a minute ago");
        assertThat(ENGLISH.get("start.used.minutes", 5)).isEqualTo("Used 5 minutes ago");
        assertThat(ENGLISH.get("status.topics", 0)).isEqualTo("0 topics");
        assertThat(ENGLISH.get("status.topics", 1)).isEqualTo("1 topic");
        assertThat(ENGLISH.get("status.topics", 1_200)).isEqualTo("1,200 topics");
    }

    @Test
    void aPhraseBecomesTextWithThePhrasesInIt() {
        Phrase part = Phrase.of("start.copyOf", "Line 1");

        assertThat(ENGLISH.get(Phrase.of("start.edit.of", part))).isEqualTo("Edit Line 1 (copy)");
        assertThat(ENGLISH.get(Phrase.NONE)).isEmpty();
        assertThat(ENGLISH.get(Phrase.of("start.undo"))).isEqualTo("Undo");
        assertThat(ENGLISH.get(Phrase.NONE.and(part))).isEqualTo("Line 1 (copy)");
        assertThat(ENGLISH.get(part.and(Phrase.NONE).and(Phrase.of("start.undo"))))
                .isEqualTo("Line 1 (copy) Undo");
        assertThat(ENGLISH.get(Phrase.list(List.of(part, part, Phrase.of("start.undo")))))
                .isEqualTo("Line 1 (copy), Line 1 (copy), Undo");
        assertThat(Phrase.list(List.of())).isEqualTo(Phrase.NONE);
    }

    @Test
    void aTextFromElsewhereIsNoPattern() {
        assertThat(ENGLISH.get(Phrase.verbatim("it's {0}"))).isEqualTo("it's {0}");
        assertThat(ENGLISH.get("start.edit.of", "{1}'s")).isEqualTo("Edit {1}'s");
    }

    @Test
    void logsShowTheIdAndTheArguments() {
        assertThat(Phrase.of("start.edit.of", Phrase.of("start.copyOf", "Line 1"), 5))
                .hasToString("start.edit.of[start.copyOf[Line 1], 5]");
    }

    @Test
    void aTextThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> ENGLISH.get("no.such.text"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("no.such.text");
    }

    @Test
    void everyTranslationHasAFile() {
        assertThat(TextBundle.TRANSLATIONS)
                .allSatisfy(language -> assertThat(TextBundle.class.getResource("texts_" + language + ".properties"))
                        .as(language)
                        .isNotNull());
    }
}
