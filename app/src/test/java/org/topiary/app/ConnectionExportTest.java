// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.viewmodel.exchange.ExportSheet;
import org.topiary.app.viewmodel.exchange.ImportSheet;

/** Tests exporting connections to files and importing them again. */
final class ConnectionExportTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    @Test
    void anExportReplacesTheFileAsAWholeOrSaysWhyItCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("all.topiary.json"), "of yesterday");
        // This link keeps the old content unless the file is overwritten in place, where a full disk would leave half
        // a file.
        Path yesterday = Files.createLink(folder.resolve("yesterday"), file);
        Path nowhere = folder.resolve("nowhere").resolve("all.topiary.json");
        try (ExchangeProgram program = new ExchangeProgram(folder, "from")) {
            program.exchange.importText("mosquitto_sub -h plant.example -u ann -t '#'");
            program.take();

            program.exported().write(file);
            assertThat(file).content().contains("plant.example");
            assertThat(yesterday).hasContent("of yesterday");

            ExportSheet sheet = program.exported();
            sheet.write(nowhere);
            assertThat(sheet.problemProperty().get())
                    .startsWith("Cannot write " + nowhere + ": the folder does not exist.");
        }
    }

    @Test
    void aSealedExportTakesThePasswordAlongAndAPlainOneDoesNot() throws IOException {
        Path sealed = folder.resolve("sealed.topiary.json");
        Path plain = folder.resolve("plain.topiary.json");
        try (ExchangeProgram program = new ExchangeProgram(folder, "from")) {
            program.exchange.importText("mosquitto_sub -h plant.example -u ann -P '" + PASSWORD + "' -t '#'");
            program.take();

            program.exported().write(plain);
            ExportSheet sheet = program.exported();
            sheet.sealedProperty().set(true);
            sheet.password().typedProperty().set("123456789");
            sheet.password().repeatedProperty().set("123456789");
            assertThat(sheet.password().strengthProperty().getValue()).isEqualTo("1 more character needed");
            sheet.write(sealed);
            assertThat(sheet.problemProperty().get()).startsWith("Use at least 10 characters.");
            sheet.password().typedProperty().set(ExchangeProgram.SEAL);
            sheet.password().repeatedProperty().set("something else");
            sheet.write(sealed);
            assertThat(sheet.problemProperty().get()).isNotEmpty();
            assertThat(sealed).doesNotExist();
            sheet.password().repeatedProperty().set(ExchangeProgram.SEAL);
            sheet.write(sealed);
            assertThat(program.exchange.sheetProperty().get()).isNull();
        }
        assertThat(Files.readString(plain)).contains("plant.example").doesNotContain(PASSWORD);
        assertThat(Files.readString(sealed))
                .doesNotContain(PASSWORD)
                .doesNotContain("plant.example")
                .doesNotContain(ExchangeProgram.SEAL);

        try (ExchangeProgram program = new ExchangeProgram(folder, "plain")) {
            program.exchange.importFile(plain);
            program.take();
            assertThat(program.only().userName()).isEqualTo("ann");
            assertThat(program.password()).isNull();
        }
        try (ExchangeProgram program = new ExchangeProgram(folder, "sealed")) {
            program.exchange.importFile(sealed);
            ImportSheet sheet = program.imported();
            assertThat(sheet.stateProperty().get()).isEqualTo(ImportSheet.State.PASSWORD);
            sheet.passwordProperty().set("wrong");
            sheet.submit();
            assertThat(sheet.stateProperty().get()).isEqualTo(ImportSheet.State.PASSWORD);
            assertThat(sheet.problemProperty().get()).isNotEmpty();
            sheet.passwordProperty().set(ExchangeProgram.SEAL);
            sheet.submit();
            program.take();
            assertThat(program.only().userName()).isEqualTo("ann");
            assertThat(program.password()).isEqualTo(PASSWORD);
        }
    }

    @Test
    void aSealedTextIsOpenedWithItsPassword() throws IOException {
        Path sealed = folder.resolve("sealed.topiary.json");
        try (ExchangeProgram program = new ExchangeProgram(folder, "from")) {
            program.exchange.importText("mosquitto_sub -h plant.example -u ann -P '" + PASSWORD + "' -t '#'");
            program.take();
            program.exportSealed(sealed);
        }
        try (ExchangeProgram program = new ExchangeProgram(folder, "to")) {
            program.exchange.importText(Files.readString(sealed));
            ImportSheet sheet = program.imported();
            assertThat(sheet.stateProperty().get()).isEqualTo(ImportSheet.State.PASSWORD);
            sheet.passwordProperty().set(ExchangeProgram.SEAL);
            sheet.submit();
            program.take();
            assertThat(program.password()).isEqualTo(PASSWORD);
        }
    }
}
