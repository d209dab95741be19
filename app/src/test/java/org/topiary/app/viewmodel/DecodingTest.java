// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.words.PayloadProblems;

/** Tests which decoder reads a topic, what is kept of the user's choices, and the words for problems. */
final class DecodingTest {
    private final List<List<DecoderRule>> kept = new ArrayList<>();

    @Test
    void theFirstRuleThatMatchesCounts() {
        Decoding decoding = decoding(
                new DecoderRule("home/+/raw", "hex"),
                new DecoderRule("home/lamp/raw", "json"),
                new DecoderRule("home/fan", "text"),
                new DecoderRule("home/#", "json"));

        assertThat(decoding.chosen("home/lamp/raw")).isEqualTo("hex");
        assertThat(decoding.chosen("home/fan")).isEqualTo("text");
        assertThat(decoding.chosen("home/door")).isEqualTo("json");
        assertThat(decoding.chosen("office")).isEqualTo(Decoding.AUTOMATIC);
    }

    @Test
    void aChoiceIsARuleForOneTopicAheadOfTheOthers() {
        DecoderRule all = new DecoderRule("home/#", "json");
        Decoding decoding = decoding(all);

        decoding.choose("home/lamp", "hex");
        assertThat(kept.getLast()).containsExactly(new DecoderRule("home/lamp", "hex"), all);
        decoding.choose("home/lamp", Decoding.AUTOMATIC);
        assertThat(kept.getLast()).containsExactly(new DecoderRule("home/lamp", Decoding.AUTOMATIC), all);
        assertThat(decoding.chosen("home/lamp")).isEqualTo(Decoding.AUTOMATIC);
        decoding.choose("home/lamp", "json");

        assertThat(kept.getLast()).containsExactly(all);
        assertThat(decoding.chosen("home/lamp")).isEqualTo("json");
        assertThat(kept).hasSize(3);
        assertThat(decoding.changes()).isEqualTo(3);
    }

    @Test
    void aChoiceForAFilterIsBehindThoseOfTopicsAndAheadOfOtherFilters() {
        DecoderRule fan = new DecoderRule("home/fan", "text");
        DecoderRule all = new DecoderRule("home/#", "json");
        Decoding decoding = decoding(fan, new DecoderRule("home/lamp", "hex"), all);

        decoding.chooseFor("home/+", "home/lamp", "cbor");
        assertThat(kept.getLast()).containsExactly(fan, new DecoderRule("home/+", "cbor"), all);
        assertThat(decoding.chosen("home/lamp")).isEqualTo("cbor");
        assertThat(decoding.chosen("home/fan")).isEqualTo("text");
        assertThat(decoding.filterOf("home/lamp")).isEqualTo("home/+");
        decoding.chooseFor("home/+", "home/lamp", "msgpack");
        assertThat(kept.getLast()).containsExactly(fan, new DecoderRule("home/+", "msgpack"), all);
        decoding.chooseFor("home/+", "home/lamp", Decoding.AUTOMATIC);
        assertThat(decoding.chosen("home/lamp")).isEqualTo(Decoding.AUTOMATIC);
        assertThat(decoding.chosen("home/a/b")).isEqualTo("json");
        decoding.chooseFor("home/#", "home/lamp", Decoding.AUTOMATIC);
        decoding.chooseFor("home/+", "home/lamp", Decoding.AUTOMATIC);
        assertThat(decoding.chosen("home/a/b")).isEqualTo(Decoding.AUTOMATIC);
        assertThat(decoding.filterOf("office")).isEmpty();
    }

    @Test
    void theChoicesOfAThousandTopicsAreKept() {
        Decoding decoding = decoding();
        for (int topic = 0; topic <= Decoding.MAX_RULES; topic++) {
            decoding.choose("t" + topic, "hex");
        }

        assertThat(kept.getLast()).hasSize(Decoding.MAX_RULES);
        assertThat(decoding.chosen("t0")).isEqualTo(Decoding.AUTOMATIC);
        assertThat(decoding.chosen("t1")).isEqualTo("hex");
        assertThat(decoding.chosen("t" + Decoding.MAX_RULES)).isEqualTo("hex");
    }

    @Test
    void aChainIsNamedByItsFormats() {
        assertThat(decoding().label(List.of("json"))).isEqualTo("JSON");
        assertThat(decoding().label(List.of("unknown", "text"))).isEqualTo("unknown → Text");
    }

    @Test
    void problemsAreSentences() {
        assertThat(PayloadProblems.sentences(List.of(
                        DecodeProblem.of("text.notUtf8"),
                        DecodeProblem.of("json.EXPECTED_VALUE", 1, 1_234, "}"),
                        DecodeProblem.of("elsewhere.broken", 7))))
                .isEqualTo(
                        "Not UTF-8: invalid bytes are shown as �. The hex view shows them exactly. Not valid JSON (line 1,"
                                + " column 1234: expected a value, found ‘}’). This payload could not be read"
                                + " completely: elsewhere.broken (7).");
    }

    private Decoding decoding(DecoderRule... rules) {
        return new Decoding(StandardDecoders.ALL, List.of(rules), kept::add);
    }
}
