// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueTemplateTest {
    private static final byte[] PAYLOAD =
            "{\"battery\":97.50,\"state\":{\"on\":true},\"list\":[1,\"b\"],\"a b\":\"caf\\u00e9\",\"none\":null}"
                    .getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{ value_json.battery }}|97.50",
                "{{value_json['battery']}}|97.50",
                "{{ value_json[\"a b\"] }}|café",
                "{{- value_json.state.on -}}|true",
                "{{ value_json.list[1] }}|b",
                "{{ value_json['list'][0] }}|1",
                "{{ value_json.none }}|null",
                "`{{ value_json.battery | round(1) }}`|97.50",
            })
    void aFieldIsFoundAsItWasSent(String template, String value) {
        assertThat(ValueTemplate.parse(template).orElseThrow().value(PAYLOAD)).hasValue(value);
    }

    @Test
    void filtersAreKeptAndNotApplied() {
        assertThat(ValueTemplate.parse("{{ value_json.battery | float | round(1) }}")
                        .orElseThrow()
                        .filters())
                .isEqualTo("| float | round(1)");
        assertThat(ValueTemplate.parse("{{ value_json.battery }}").orElseThrow().filters())
                .isEmpty();
    }

    @Test
    void theWholePayloadNeedsNoTemplate() {
        byte[] text = "ON".getBytes(StandardCharsets.UTF_8);
        assertThat(ValueTemplate.parse("").orElseThrow().value(text)).hasValue("ON");
        assertThat(ValueTemplate.parse("{{ value }}").orElseThrow().value(text)).hasValue("ON");
        assertThat(ValueTemplate.parse("").orElseThrow().value(new byte[] {(byte) 0xff}))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ value_json.a + 1 }}",
                "{% if value_json.a %}1{% endif %}",
                "{{ states('a') }}",
                "{{ value.a }}",
                "{{ value_json.a }} W",
                "value_json.a"
            })
    void programsAreNotRead(String template) {
        assertThat(ValueTemplate.parse(template)).isEmpty();
    }

    @Test
    void anExcessiveTemplateIsNotRead() {
        assertThat(ValueTemplate.parse("{{ value_json" + "['a']".repeat(1_000) + " }}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ value_json.missing }}", "{{ value_json.state }}", "{{ value_json.list[7] }}"})
    void whatThePayloadLacksHasNoValue(String template) {
        ValueTemplate read = ValueTemplate.parse(template).orElseThrow();
        assertThat(read.value(PAYLOAD)).isEmpty();
        assertThat(read.value("no JSON".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
