// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.Skip;

class SkippedPartsTest {
    private static final Skip STORED = new Skip.StoredMessages();

    @Test
    void nothingIsSaidOfASessionThatDoesWithoutNothing() {
        assertThat(SkippedParts.brief(List.of())).isEmpty();
        assertThat(SkippedParts.sentences(List.of())).isEmpty();
    }

    @Test
    void whatIsLeftOutIsCountedInTheStatusBarAndNamedInTheSubscriptions() {
        List<Skip> skipped = List.of(STORED, new Skip.Filter("a/#"), new Skip.Filter("b\n/" + "x".repeat(400)));
        assertThat(SkippedParts.brief(List.of(STORED))).isEqualTo("stored messages skipped");
        assertThat(SkippedParts.brief(skipped.subList(1, 2))).isEqualTo("1 filter left out");
        assertThat(SkippedParts.brief(skipped)).isEqualTo("stored messages skipped, 2 filters left out");
        assertThat(SkippedParts.sentences(skipped).lines())
                .hasSize(3)
                .allMatch(line -> line.contains("until you close this tab"));
        assertThat(SkippedParts.sentences(skipped).lines().toList().get(1)).startsWith("“a/#” is left out");
    }
}
