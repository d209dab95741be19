// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.tls.ServerCertificate;

/** Tests that text from a certificate cannot pass for the program's own. */
class CertificateFactsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aNameWithALineBreakAddsNoFact() {
        List<Facts> facts = facts("CN=broker\n  SHA-256: 0000", "CN=x” is trusted. “", List.of("broker"));

        assertThat(value(facts, "Subject")).isEqualTo("“CN=broker⏎  SHA-256: 0000”");
        assertThat(value(facts, "Issued by")).isEqualTo("“CN=x\" is trusted. \"”");
        assertThat(Facts.text(facts).lines().filter(line -> line.contains("SHA-256:") && line.startsWith("  SHA-256")))
                .hasSize(1);
    }

    @Test
    void ofManyNamesThreeAreShownAndAllCanBeHad() {
        List<String> names =
                IntStream.range(0, 400).mapToObj(number -> "host" + number).toList();
        List<Facts> facts = facts("CN=" + "x".repeat(60_000), "CN=ca", names);

        assertThat(value(facts, "Names")).isEqualTo("“host0”, “host1”, “host2” and 397 more");
        assertThat(fact(facts, "Names").whole()).contains("host0, host1,").endsWith(", host399");
        assertThat(fact(facts, "Names").isCut()).isTrue();
        assertThat(value(facts, "Subject")).hasSizeLessThan(310).endsWith("…”");
        assertThat(fact(facts, "Subject").whole()).hasSize(60_003);
        assertThat(fact(facts, "Issued by").isCut()).isFalse();
    }

    private static List<Facts> facts(String subject, String issuer, List<String> names) {
        return CertificateFacts.of(
                List.of(new ServerCertificate(
                        subject, issuer, names, NOW, NOW.plusSeconds(86_400), "1", "00".repeat(32), "EC 256")),
                NOW);
    }

    private static String value(List<Facts> facts, String name) {
        return fact(facts, name).value();
    }

    private static Facts.Fact fact(List<Facts> facts, String name) {
        return facts.getFirst().facts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
