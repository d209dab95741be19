// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.encoded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.words.PayloadProblems;

class JwtDecoderTest {
    /** The example of RFC 7519, section 3.1. */
    private static final String RFC = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
            + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
            + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static Decoded decode(String payload) {
        return StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), Context.NONE);
    }

    private static String token(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8))
                + "."
                + encoder.encodeToString(claims.getBytes(UTF_8))
                + ".";
    }

    @Test
    void theExampleOfTheSpecificationIsShownWithItsTimes() {
        Decoded decoded = decode(RFC + "\n");
        assertThat(decoded.chain()).containsExactly("jwt");
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("""
                header:
                  typ: "JWT"
                  alg: "HS256"
                claims:
                  iss: "joe"
                  exp: 1300819380  (2011-03-22T18:43:00Z)
                  http://example.com/is_root: true
                signature: dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk  (Signature not checked)""");
    }

    @Test
    void aFieldHasTheCharactersThatItsBytesAreIn() {
        for (String claims : new String[] {"{\"a\":1}", "{ \"a\":1}", "{  \"a\":1}"}) {
            String token = token(claims);
            Decoded decoded = decode(token);
            Field field = Objects.requireNonNull(
                    FieldPath.parse("claims.a").orElseThrow().find(decoded.root()));
            Field.Range range = field.range();
            String before = token.substring(token.indexOf('.') + 1, range.start());
            // The characters before hold no bit of the field, and those in its range all of it.
            assertThat(before.length() * 6 / 8).isLessThanOrEqualTo(claims.indexOf('1'));
            assertThat((before.length() + range.length()) * 6 / 8).isGreaterThan(claims.indexOf('1'));
            assertThat(range.length()).isBetween(2, 3);
        }
        assertThat(decode(token("{}")).text().orElseThrow().text())
                .endsWith("claims:\nsignature:   (Signature not checked)");
    }

    @Test
    void otherTextsAreNotTakenForTokens() {
        assertThat(decode("eyJ0.eyJ0.x y").chain()).containsExactly("text");
        assertThat(decode("eyJhIjoxfQ").chain()).containsExactly("text");
        assertThat(decode("eyJ0eXAi.eyJ0.abc").chain()).containsExactly("text");
        assertThat(decode(RFC + ".x").chain()).containsExactly("text");
        Decoded chosen = StandardDecoders.ALL.decode(Sample.of(new byte[] {1}), sample -> "jwt");
        assertThat(PayloadProblems.sentences(chosen.problems())).startsWith("This is no JSON web token: ");
        assertThat(StandardDecoders.ALL
                        .decode(Sample.of(new byte[2 << 20]), sample -> "jwt")
                        .isValid())
                .isFalse();
    }

    @Test
    void thePreviewNamesTheClaims() {
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(RFC.getBytes(UTF_8))), Context.NONE, 60))
                .startsWith("typ \"JWT\", alg \"HS256\", iss \"joe\", exp 1300819380, http:");
        byte[] longer = token("{\"a\":\"" + "x".repeat(1_000) + "\"}").getBytes(UTF_8);
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(longer)), Context.NONE, 20))
                .isEqualTo("eyJhbGciOiJub25lIn0…");
    }

    @Property(tries = 1_000)
    void changed_tokens_never_fail(@ForAll int place, @ForAll byte changed) {
        byte[] bytes = RFC.getBytes(UTF_8);
        bytes[Math.floorMod(place, bytes.length)] = changed;
        Decoded decoded = StandardDecoders.ALL.decode(Sample.of(bytes), sample -> "jwt");
        assertThat(decoded.isValid() || !decoded.problems().isEmpty()).isTrue();
        check(decoded.root(), new Field.Range(0, bytes.length));
    }

    private static void check(Field field, Field.Range outer) {
        assertThat(field.range().start()).isBetween(outer.start(), field.range().end());
        assertThat(field.range().end()).isLessThanOrEqualTo(outer.end());
        field.children().forEach(child -> check(child, field.range()));
    }
}
