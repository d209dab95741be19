// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

class JsonColoursTest {
    @Test
    void tokensHaveTheirKinds() {
        assertThat(JsonColours.of("{\"a\\\"\" : [-1.5e+3, true, \"b\"]}"))
                .extracting(Span::kind)
                .containsExactly(Kind.KEY, Kind.NUMBER, Kind.LITERAL, Kind.STRING);
    }

    @Test
    void plainTextStaysPlain() {
        assertThat(JsonColours.of("hello {}")).isEmpty();
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
