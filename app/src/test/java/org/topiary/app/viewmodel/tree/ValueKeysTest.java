// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.app.Traffic;
import org.topiary.core.rows.VisibleRows;

final class ValueKeysTest {
    private static long key(String payload) {
        return ValueKeys.key(payload.getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void numbersComeBySizeThenTextsThenObjects() {
        List<String> ordered = List.of(
                "-1e300", "-20", "-3.5", "0", "0.001", "7", " 21.50 ", "1e9", "1-2", "false", "on", "{\"a\":1}");
        for (int i = 1; i < ordered.size(); i++) {
            assertThat(key(ordered.get(i)))
                    .as(ordered.get(i))
                    .isGreaterThan(key(ordered.get(i - 1)))
                    .isLessThan(VisibleRows.NO_VALUE);
        }
        assertThat(key("ON")).isEqualTo(key("on")).isEqualTo(key("\"on\""));
        assertThat(key("[1]")).isEqualTo(key("{}"));
    }

    @Test
    void aTopicWithoutAValueHasNoKey() {
        try (Traffic traffic = new Traffic()) {
            int topic = traffic.arrive("a/b", "21", false, 1);
            int cleared = traffic.arrive("a/c", "", true, 1);
            ValueKeys keys = new ValueKeys(traffic.log(), traffic.tree());

            assertThat(keys.applyAsLong(topic)).isEqualTo(key("21"));
            assertThat(keys.applyAsLong(cleared)).isEqualTo(VisibleRows.NO_VALUE);
            assertThat(keys.applyAsLong(traffic.tree().find("a"))).isEqualTo(VisibleRows.NO_VALUE);
        }
    }
}
