// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.testkit.English;

/** Tests the example of RFC 7677, section 3, and deviations from it. */
class ScramDialogueTest {
    private static final String SERVER_NONCE = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String SERVER_FIRST = "r=" + SERVER_NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String SERVER_FINAL = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private static ScramDialogue dialogue() throws AuthenticationFailure {
        return new ScramDialogue("user", utf8("pencil"), () -> "rOprNGfwEbeRWgbNEkqO");
    }

    @Test
    void theExampleOfTheSpecificationIsCarriedOut() throws AuthenticationFailure {
        ScramDialogue dialogue = dialogue();
        assertThat(text(dialogue.first())).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(text(dialogue.next(utf8(SERVER_FIRST))))
                .isEqualTo("c=biws,r=" + SERVER_NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        dialogue.accepted(utf8(SERVER_FINAL));
    }

    @Test
    void theProofOfTheServerMayComeBeforeTheConnAck() throws AuthenticationFailure {
        ScramDialogue dialogue = dialogue();
        assertThat(dialogue.first()).isNotEmpty();
        assertThat(dialogue.next(utf8(SERVER_FIRST))).isNotEmpty();
        assertThat(dialogue.next(utf8(SERVER_FINAL))).isEmpty();
        dialogue.accepted(new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=AAAATRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
                "v=",
                "hello",
                "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G"
            })
    void aServerWithoutTheRightSignatureIsNotBelieved(String last) throws AuthenticationFailure {
        ScramDialogue dialogue = dialogue();
        assertThat(dialogue.first()).isNotEmpty();
        assertThat(dialogue.next(utf8(SERVER_FIRST))).isNotEmpty();
        assertThatThrownBy(() -> dialogue.accepted(utf8(last)))
                .isInstanceOf(AuthenticationFailure.class)
                .extracting(English::message, STRING)
                .startsWith("The broker did not prove that it knows the password");
    }

    @Test
    void aServerThatAsksForNothingIsNotBelieved() throws AuthenticationFailure {
        ScramDialogue dialogue = dialogue();
        assertThat(dialogue.first()).isNotEmpty();
        assertThatThrownBy(() -> dialogue.accepted(utf8(SERVER_FINAL))).isInstanceOf(AuthenticationFailure.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r=rOprNGfwEbeRWgbNEkqO%x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095 | 4095 iterations",
                "r=rOprNGfwEbeRWgbNEkqO%x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000000 | 2000000000 iterations",
                "r=another%x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096 | is not SCRAM-SHA-256",
                "m=x,r=rOprNGfwEbeRWgbNEkqO%x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096 | is not SCRAM-SHA-256",
                "nonsense | is not SCRAM-SHA-256",
                "'' | is not SCRAM-SHA-256",
                "e=unknown-user | unknown-user",
            })
    void aFirstAnswerThatIsUnsafeOrUnreadableEndsIt(String answer, String complaint) throws AuthenticationFailure {
        ScramDialogue dialogue = dialogue();
        assertThat(dialogue.first()).isNotEmpty();
        assertThatThrownBy(() -> dialogue.next(utf8(answer)))
                .isInstanceOf(AuthenticationFailure.class)
                .extracting(English::message, STRING)
                .contains(complaint)
                .doesNotContain("pencil");
    }

    @Test
    void commaAndEqualsSignOfAUserNameAreEscaped() throws AuthenticationFailure {
        assertThat(text(new ScramDialogue("a,b=c", utf8("x"), () -> "nonce").first()))
                .isEqualTo("n,,n=a=2Cb=3Dc,r=nonce");
    }

    @Test
    void aPasswordWithAnEmojiIsTakenAndOneThatIsNoTextIsNot() throws AuthenticationFailure {
        assertThat(new ScramDialogue("user", utf8("🙂 ü"), null).first()).isNotEmpty();
        assertThatThrownBy(() -> new ScramDialogue("user", new byte[] {(byte) 0xFF}, null))
                .isInstanceOf(AuthenticationFailure.class)
                .extracting(English::message, STRING)
                .contains("UTF-8");
        assertThatThrownBy(() -> new ScramDialogue("user", new byte[0], null))
                .isInstanceOf(AuthenticationFailure.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
