// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.progress.WorkStage;
import org.topiary.profiles.exchange.ImportException.Reason;
import org.topiary.testkit.English;

/** Malicious XML is refused with a sentence, quickly, and without reading anything that it refers to. */
@Timeout(120)
class XmlTreeTest {
    private static final int DEEPEST = 64;

    @TempDir
    private Path folder;

    @Test
    void nestedElementsAreReadUpToALimit() throws ImportException {
        assertThat(read(nested(DEEPEST)).name()).isEqualTo("a");
        assertFails(nested(DEEPEST + 1), Reason.TOO_LARGE, "too much to import at once");
        assertFails(nested(100_000), Reason.TOO_LARGE, "too much to import at once");
        assertFails("<a>".repeat(DEEPEST), Reason.DAMAGED, "not valid XML");
    }

    @Test
    void theNumberOfElementsIsLimited() {
        assertFails("<a>" + "<b/>".repeat(500_000) + "</a>", Reason.TOO_LARGE, "too much to import at once");
    }

    @Test
    void everyDocumentTypeDeclarationIsRefused() throws IOException {
        String secret = Files.writeString(folder.resolve("secret.txt"), "top-secret")
                .toUri()
                .toString();
        for (String declared : List.of(
                "c",
                "c SYSTEM 'http://127.0.0.1:1/x.dtd'",
                "c PUBLIC '-//x//y' '" + secret + "'",
                "c [<!ENTITY e SYSTEM '" + secret + "'>]",
                "c [<!ENTITY % e SYSTEM '" + secret + "'> %e;]",
                "c [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY e '&b;&b;&b;&b;&b;&b;&b;&b;'>]",
                "c [<!ENTITY e '&e;'>]",
                "c [<!ATTLIST c password CDATA 'given'>]")) {
            for (String use : List.of("<c/>", "<c>&e;</c>", "<c at='&e;'/>")) {
                for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
                    byte[] xml = ("<!DOCTYPE " + declared + ">" + use).getBytes(charset);
                    assertThatThrownBy(() -> XmlTree.read(xml, WorkStage.UNWATCHED))
                            .as(declared + use)
                            .satisfies(e -> assertThat(English.message(e)).contains("declares a document type"))
                            .hasMessageNotContaining("top-secret")
                            .isInstanceOfSatisfying(
                                    ImportException.class,
                                    e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
                }
            }
        }
    }

    @Test
    void anUndeclaredEntityIsAnError_andTheFivePredefinedOnesAreRead() throws ImportException {
        assertFails("<c>&e;</c>", Reason.DAMAGED, "not valid XML near line 1");
        assertFails("<c\nat='&e;'/>", Reason.DAMAGED, "not valid XML near line 2");
        assertThat(read("<c at='&quot;&#x26;'>&lt;&amp;&gt;&apos;&#65;</c>").text())
                .isEqualTo("<&>'A");
        assertThat(read("<c at='&quot;&#x26;'/>").attribute("at")).isEqualTo("\"&");
    }

    @Test
    void noMessageQuotesTheContentOfTheFile() {
        assertThatThrownBy(() -> read("<password>correct horse</passwort>"))
                .hasMessageNotContaining("passwor")
                .hasNoCause();
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }

    private static XmlTree.Element read(String xml) throws ImportException {
        return XmlTree.read(xml.getBytes(StandardCharsets.UTF_8), WorkStage.UNWATCHED);
    }

    private static void assertFails(String xml, Reason reason, String message) {
        assertThatThrownBy(() -> read(xml))
                .satisfies(e -> assertThat(English.message(e)).contains(message))
                .isInstanceOfSatisfying(
                        ImportException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
