// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PseudoLocaleTest {
    @Test
    void aTextHasAccentsAndIsLonger() {
        assertThat(PseudoLocale.translate("a.key", "Connect")).isEqualTo("⟦Çöññéçţ öñ⟧");
        assertThat(PseudoLocale.translate("a.key", "Connections of this computer"))
                .startsWith("⟦Çöññéçţîöñš öƒ ţĥîš")
                .hasSizeGreaterThanOrEqualTo(28 + 10 + 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    New (Ctrl+N)               | (Ctrl+N)
                    Press Esc to close         | Esc
                    Press F1 again             | F1
                    with --data-dir or without | --data-dir
                    paste mqtts://user@host    | mqtts://user@host
                    in settings.json now       | settings.json
                    Edit {0} now               | {0}
                    {0,number,integer} MiB     | {0,number,integer} MiB
                    """)
    void namesOfKeysAddressesAndArgumentsStay(String text, String kept) {
        String translated = PseudoLocale.translate("a.key", text);

        assertThat(translated).contains(kept);
        assertThat(translated.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'{0}, {1}'", "R{0}{1}=, ''", "{0} {1}"})
    void aTextWithoutWordsStays(String text) {
        String withoutLetters = text.replaceAll("[A-Z=]", "");

        assertThat(PseudoLocale.translate("a.key", withoutLetters)).isEqualTo(withoutLetters);
    }

    @Test
    void symbolsStay() {
        assertThat(PseudoLocale.translate("unit.minutes", "{0,number,integer} min"))
                .isEqualTo("{0,number,integer} min");
    }

    @Test
    void theTextsOfAChoiceAreTranslatedAndItsLimitsKept() {
        String pattern =
                PseudoLocale.translate("a.key", "Used {0,choice,1#a minute|1<{0} minutes} ago, it''s '{'old'}'");

        assertThat(new MessageFormat(pattern, Locale.UK).format(new Object[] {1}))
                .startsWith("⟦Ûšéð å ɱîñûţé åĝö, îţ'š {öļð}");
        assertThat(new MessageFormat(pattern, Locale.UK).format(new Object[] {5}))
                .startsWith("⟦Ûšéð 5 ɱîñûţéš åĝö, îţ'š {öļð}");
    }

    @Test
    void theBundleSpeaksIt() {
        TextBundle bundle = TextBundle.of(PseudoLocale.LOCALE, PseudoLocale.LOCALE);

        assertThat(bundle.get("start.undo")).isEqualTo("⟦Ûñðö ö⟧");
        assertThat(bundle.get("status.topics", 1_200)).startsWith("⟦1,200 ţöþîçš");
    }
}
