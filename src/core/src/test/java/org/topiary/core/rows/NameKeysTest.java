// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NameKeysTest {
    @Test
    void theCommonPrefixIsLeftOutOfTheHeads() {
        NameKeys keys = keys(List.of("temperature-sensor-9", "temperature-sensor-10", "temperature-sensor-x"));
        long[] heads = keys.heads();

        assertThat(Long.compareUnsigned(heads[0], heads[1])).isNegative();
        assertThat(Long.compareUnsigned(heads[1], heads[2])).isNegative();
    }

    @Test
    void digitRunsTooLongForAKeyLeaveTheOrderOpen() {
        String nines = "9".repeat(300);
        NameKeys keys = keys(List.of(nines, "1" + nines, "8".repeat(254), nines + "x"));

        assertThat(keys.compare(0, 1)).isZero();
        assertThat(keys.compare(2, 0)).isNegative();
        assertThat(keys.compare(0, 3)).isZero();
    }

    @Property(tries = 5000)
    void keysNeverContradictTheOrderOfTheNames(@ForAll("names") List<String> names) {
        NameKeys keys = keys(names);
        long[] heads = keys.heads();

        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                int wanted = Integer.signum(NaturalOrder.compare(names.get(i), names.get(j)));
                assertThat(Integer.signum(keys.compare(i, j))).isIn(0, wanted);
                assertThat(Integer.signum(Long.compareUnsigned(heads[i], heads[j])))
                        .isIn(0, wanted);
            }
        }
    }

    @Provide
    Arbitrary<List<String>> names() {
        Arbitrary<String> close = Arbitraries.strings()
                .withChars("aAbB0129/:äÄßıIi\u212A\uFFFD\0")
                .ofMaxLength(12);
        return Arbitraries.oneOf(
                        close,
                        close.map(text -> "line" + text),
                        Arbitraries.strings().all().ofMaxLength(4))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static NameKeys keys(List<String> names) {
        NameKeys keys = new NameKeys(names.size());
        names.forEach(keys::add);
        return keys;
    }
}
