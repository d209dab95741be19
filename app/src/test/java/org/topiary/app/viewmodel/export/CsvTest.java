// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvTest {
    private static String row(String... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Csv csv = new Csv(out);
        csv.row(List.of(cells));
        csv.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void cellsAreQuotedWhereTheFormatRequiresIt() throws IOException {
        assertThat(row("plain", "a,b", "say \"hi\"", "two\nlines", "", "é"))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",,é\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "=1+1|'=1+1",
                "+cmd|'+cmd",
                "-x|'-x",
                "@SUM(A1)|'@SUM(A1)",
                "-5 °C|'-5 °C",
                "-5|-5",
                "+1.50|+1.50",
                "-1.5e-3|-1.5e-3",
                "a=b|a=b"
            })
    void textThatASpreadsheetWouldTakeForAFormulaBeginsWithAnApostrophe(String cell, String written)
            throws IOException {
        assertThat(row(cell)).isEqualTo(written + "\r\n");
    }
}
