// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void digitsCountAsNumbers() {
        assertInOrder("line", "line1", "line2", "line2b", "line10", "line10a2", "line10a10", "lines");
        assertInOrder("1", "2", "10", "99999999999999999999", "100000000000000000000");
    }

    @Test
    void caseDecidesOnlyBetweenNamesThatAreOtherwiseEqual() {
        assertInOrder("apple", "Banana", "banana", "cherry");
        assertInOrder("ÄPFEL", "äpfel", "ÄPFELN");
    }

    @Test
    void leadingZerosDecideOnlyBetweenNamesThatAreOtherwiseEqual() {
        assertInOrder("a0", "a007", "a07", "a7", "a008", "a9b");
    }

    @Test
    void anEmptyNameComesFirst() {
        assertInOrder("", " ", "!", "0", "a", "é", "日本", "😀");
    }

    @Test
    void numbersOfSixtyThousandDigitsCompare() {
        assertInOrder("1" + "0".repeat(59_999), "1" + "0".repeat(59_998) + "1", "2" + "0".repeat(59_999));
    }

    @Property(tries = 2000)
    void isAntisymmetricAndConsistentWithEquals(@ForAll("names") String a, @ForAll("names") String b) {
        assertThat(sign(a, b)).isEqualTo(-sign(b, a));
        assertThat(sign(a, b) == 0).isEqualTo(a.equals(b));
    }

    @Property(tries = 5000)
    void isTransitive(@ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String c) {
        List<String> sorted = new ArrayList<>(List.of(a, b, c));
        sorted.sort(NaturalOrder::compare);
        assertThat(sign(sorted.get(0), sorted.get(1))).isLessThanOrEqualTo(0);
        assertThat(sign(sorted.get(1), sorted.get(2))).isLessThanOrEqualTo(0);
        assertThat(sign(sorted.get(0), sorted.get(2))).isLessThanOrEqualTo(0);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> close = Arbitraries.strings()
                .withChars("aAbB012/:äÄßıIi\u212A\uFFFD\uD800")
                .ofMaxLength(5);
        return Arbitraries.oneOf(close, Arbitraries.strings().all().ofMaxLength(4));
    }

    private static int sign(String a, String b) {
        return Integer.signum(NaturalOrder.compare(a, b));
    }

    private static void assertInOrder(String... names) {
        List<String> shuffled = new ArrayList<>(List.of(names));
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(NaturalOrder::compare);
        assertThat(shuffled).containsExactly(names);
    }
}
