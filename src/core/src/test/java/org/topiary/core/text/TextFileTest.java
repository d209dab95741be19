// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFileTest {
    private static Map<String, String> read(String content) {
        Map<String, String> texts = new HashMap<>();
        TextFile.read(content, texts);
        return texts;
    }

    @Test
    void theTextsOfTheProgramAreReadAsPropertiesReadsThem() throws IOException {
        List<String> names = new ArrayList<>(List.of("texts.properties"));
        TextBundle.TRANSLATIONS.forEach(language -> names.add("texts_" + language + ".properties"));
        for (String name : names) {
            try (InputStream in = requireNonNull(TextBundle.class.getResourceAsStream(name))) {
                String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Properties expected = new Properties();
                expected.load(new StringReader(content));
                assertThat(read(content)).isEqualTo(expected).hasSizeGreaterThan(1_000);
            }
        }
    }

    @Test
    void commentsAndEmptyLinesAreSkippedAndEscapesReplaced() {
        assertThat(read("# note\n\na=1\nb.c=x = \\\\y\\nz \nd="))
                .isEqualTo(Map.of("a", "1", "b.c", "x = \\y\nz ", "d", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "=text", "no key\na=1", "a=\\t", "a=b\\"})
    void anotherLineIsRefused(String content) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(IllegalArgumentException.class);
    }
}
