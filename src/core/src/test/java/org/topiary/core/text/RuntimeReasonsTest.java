// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeReasonsTest {
    private static final TextBundle PSEUDO = TextBundle.of(PseudoLocale.LOCALE, Locale.ENGLISH);

    private static String said(Throwable error) {
        return TextBundle.of(Locale.ENGLISH, Locale.ENGLISH).get(Explained.phrase(error));
    }

    @Test
    void frequentExceptionsAreTranslated() {
        assertThat(said(new ConnectException("Connection refused: getsockopt")))
                .isEqualTo("the connection was refused");
        assertThat(PSEUDO.get(Explained.phrase(new UnknownHostException("broker.example"))))
                .satisfies(text -> assertThat(PseudoLocale.isTranslated(text)).isTrue())
                .doesNotContain("broker.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "There is not enough space on the disk",
                "Disk quota exceeded",
                "Read-only file system",
                "Too many open files",
                "Connection reset by peer",
                "Broken pipe"
            })
    void frequentErrorsOfTheOperatingSystemAreTranslated(String message) {
        assertThat(PseudoLocale.isTranslated(PSEUDO.get(Explained.phrase(new IOException(message)))))
                .isTrue();
    }

    @Test
    void wordsOfOthersAreQuoted() {
        assertThat(said(new IOException("some\nreason"))).isEqualTo("“some⏎reason”");
        assertThat(said(new IllegalStateException())).isEqualTo("“IllegalStateException”");
    }
}
