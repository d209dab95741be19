// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordStrengthTest {
    @ParameterizedTest
    @CsvSource({
        "a, 9 more characters needed",
        "tR8!kq_2x, 1 more character needed",
        "aaaaaaaaaaaa, Weak",
        "abcdefghijkl, Weak",
        "123456789012345, Weak",
        "abababababababab, Weak",
        "wintermorgen, Fair",
        "battery staple, Fair",
        "correct horse battery staple, Strong",
    })
    void theHintFollowsLengthAndVariety(String password, String hint) {
        assertThat(PasswordStrength.hint(password)).startsWith(hint);
    }

    @Test
    void theLeastIsSaidBeforeAnythingIsTyped() {
        assertThat(PasswordStrength.hint("")).isEqualTo("At least 10 characters; best are several words");
    }

    @Test
    void aCharacterBeyondTheBasicPlaneCountsOnce() {
        assertThat(PasswordStrength.isLongEnough("😀".repeat(9))).isFalse();
        assertThat(PasswordStrength.isLongEnough("😀".repeat(10))).isTrue();
    }
}
