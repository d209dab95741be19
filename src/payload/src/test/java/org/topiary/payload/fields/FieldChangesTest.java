// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;

final class FieldChangesTest {
    private static String changes(String before, String now) {
        byte[] bytesBefore = before.getBytes(StandardCharsets.UTF_8);
        byte[] bytesNow = now.getBytes(StandardCharsets.UTF_8);
        return FieldChanges.of(fields(bytesBefore), bytesBefore, fields(bytesNow), bytesNow);
    }

    private static Field fields(byte[] json) {
        return Decoders.BASIC.decode(Sample.of(json), Context.NONE).root();
    }

    @Test
    void changedFieldsAreNamedWithBothValues() {
        assertThat(changes("{\"state\":\"ON\",\"t\":21.50}", "{\"t\":21.6,\"state\":\"OFF\"}"))
                .isEqualTo("t 21.50→21.6, state ON→OFF");
        assertThat(changes("{\"a\":{\"b\":1,\"c\":2},\"d\":[1,2,3]}", "{\"a\":{\"b\":1,\"c\":3},\"d\":[1,2,4]}"))
                .isEqualTo("a.c 2→3, d[2] 3→4");
        assertThat(changes("{\"a\":1,\"b\":{\"c\":1}}", "{\"a\":{\"c\":1},\"b\":null}"))
                .isEqualTo("a 1→{…}, b {…}→null");
    }

    @Test
    void fieldsThatCameOrWentAreMarked() {
        assertThat(changes("{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":\"x\"}")).isEqualTo("+c x, −b");
    }

    @Test
    void ofManyChangesTheFirstAreNamed() {
        assertThat(changes("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}", "{\"a\":2,\"b\":3,\"c\":4,\"d\":5}"))
                .isEqualTo("a 1→2, b 2→3, c 3→4, …");
    }

    @Test
    void nothingIsSaidIfTheValueSaysMore() {
        assertThat(changes("{\"a\":1}", "{\"a\":1}")).isEmpty();
        assertThat(changes("{\"a\":1}", "{\"b\":1}")).isEmpty();
        assertThat(changes("{\"a\":1}", "[1]")).isEmpty();
        assertThat(changes("[1,2,3]", "[2,3,3]")).isEmpty();
        assertThat(changes("21.5", "21.6")).isEmpty();
        assertThat(changes("[" + "1,".repeat(300) + "1]", "[" + "1,".repeat(300) + "2]"))
                .isEmpty();
    }
}
