// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class JsonChangesTest {
    private static String changes(String before, String now) {
        return JsonChanges.of(before.getBytes(StandardCharsets.UTF_8), now.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aChangedMemberIsNamedWithBothValues() {
        assertThat(changes("{\"state\":\"ON\",\"brightness\":97}", "{\"state\": \"OFF\", \"brightness\": 97}"))
                .isEqualTo("state ON→OFF");
        assertThat(changes("{\"state\":\"ON\"}", "{\"state\":\"OFF\"}")).isEqualTo("state ON→OFF");
        assertThat(changes("{\"t\":21.50,\"h\":40,\"b\":99,\"l\":1}", "{\"l\":2,\"t\":21.6,\"h\":40,\"b\":99}"))
                .isEqualTo("l 1→2, t 21.50→21.6");
    }

    @Test
    void nestedMembersHaveTheirPathAndElementsTheirIndex() {
        assertThat(changes("{\"a\":{\"b\":1,\"c\":2},\"d\":[1,2,3]}", "{\"a\":{\"b\":1,\"c\":3},\"d\":[1,2,3]}"))
                .isEqualTo("a.c 2→3");
        assertThat(changes("{\"d\":[1,2,3]}", "{\"d\":[1,5,3]}")).isEqualTo("d[1] 2→5");
        assertThat(changes("[1,2,3]", "[1,2,4]")).isEqualTo("[2] 3→4");
    }

    @Test
    void membersThatCameOrWentAreMarked() {
        assertThat(changes("{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":2,\"c\":\"x\"}"))
                .isEqualTo("+c x");
        assertThat(changes("{\"a\":1,\"b\":{\"x\":1}}", "{\"a\":1}")).isEqualTo("−b");
        assertThat(changes("{\"a\":1,\"b\":{\"x\":1}}", "{\"a\":1,\"b\":null}")).isEqualTo("b {…}→null");
    }

    @Test
    void ofManyChangesTheFirstAreNamed() {
        assertThat(changes("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", "{\"a\":2,\"b\":3,\"c\":4,\"d\":5}"))
                .isEqualTo("a 1→2, b 2→3, c 3→4, …");
    }

    @Test
    void nothingIsSaidWhenNothingChangedOrNothingIsCommonOrMostElementsChangedOrOneIsNoJson() {
        assertThat(changes("{\"a\":1}", "{\"a\":1}")).isEmpty();
        assertThat(changes("{\"a\":1}", "{\"b\":1}")).isEmpty();
        assertThat(changes("{\"a\":[1,2,3]}", "{\"a\":[2,3,3]}")).isEmpty();
        assertThat(changes("[1,2,3]", "[2,3,3]")).isEmpty();
        assertThat(changes("{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":")).isEmpty();
        assertThat(changes("21.5", "21.6")).isEmpty();
        assertThat(changes("", "{\"a\":1}")).isEmpty();
        assertThat(changes("{\"a\":1}", "[1]")).isEmpty();
        assertThat(changes("{\"a\":1}", "{\"a\":1" + " ".repeat(JsonChanges.MAX_BYTES) + "}"))
                .isEmpty();
    }

    @Test
    void longTextsAreCut() {
        assertThat(changes("{\"a\":\"\",\"b\":1}", "{\"a\":\"" + "x".repeat(100) + "\",\"b\":1}"))
                .isEqualTo("a →" + "x".repeat(24) + "…");
    }

    @Property(tries = 2000)
    void anyTwoPayloadsAreCompared(@ForAll @StringLength(max = 30) String a, @ForAll @StringLength(max = 30) String b) {
        assertThat(changes("{\"" + a + "\":" + b, "{\"" + b + "\":" + a + "}")).isNotNull();
        assertThat(changes("{\"k\":[" + a + "]}", "{\"k\":[" + b + "]}")).isNotNull();
    }
}
