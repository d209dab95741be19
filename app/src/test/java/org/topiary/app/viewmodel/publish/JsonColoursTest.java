// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

import static org.assertj.core.api.Assertions.assertThat;

class JsonColoursTest {
    @Test
    void tokensHaveTheirKinds() {
        assertThat(JsonColours.of("{\"a\\\"\" : [-1.5e+3, true, \"b\"]}")).extracting(Span::kind).containsExactly(
                Kind.PUNCTUATION, Kind.KEY, Kind.PUNCTUATION, Kind.PUNCTUATION, Kind.NUMBER, Kind.PUNCTUATION,
                Kind.LITERAL, Kind.PUNCTUATION, Kind.STRING, Kind.PUNCTUATION, Kind.PUNCTUATION);
    }

    @Test
    void plainTextAndLongLinesStayPlain() {
        assertThat(JsonColours.of("hello {}")).isEmpty();
        assertThat(JsonColours.of("[" + "1,".repeat(2_000))).isEmpty();
        assertThat(JsonColours.of("[" + "1,\n".repeat(30_000))).isEmpty();
    }

    @Test
    void anyTextGivesSpansInOrderWithinIt() {
        Random random = new Random(1);
        String alphabet = "\"\\{}[]:, \na1-é\uD83D\uDE00";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder("{");
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            List<Span> spans = JsonColours.of(text.toString());
            int at = 0;
            for (Span span : spans) {
                assertThat(span.start()).isGreaterThanOrEqualTo(at);
                assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
                at = span.end();
            }
        }
    }
}
