// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.viewmodel.exchange.ConnectionChoice;
import org.topiary.app.viewmodel.exchange.ExportSheet;
import org.topiary.app.viewmodel.exchange.ImportSheet;
import org.topiary.vault.Vault.Protection;

/** Tests imports and exports that wait for the vault while its question is answered or dismissed. */
final class ExchangeVaultTest {
    private static final String PASSWORD = "correct horse";
    private static final String MASTER = "master key";

    @TempDir
    private Path folder;

    @Test
    void anImportThatIsLeftWhileTheVaultAsksTakesNothingOver() throws IOException {
        try (VaultByHand vault = new VaultByHand(folder);
                ExchangeProgram program = new ExchangeProgram(folder, "one", vault.credentials())) {
            program.exchange.importText(
                    "mosquitto_sub -h one.example -u ann -P x -t '#'\nmosquitto_sub -h two.example -u ann -P x -t '#'");
            ImportSheet sheet = program.imported();
            assertThat(sheet.choices()).hasSize(2);
            sheet.submit();
            assertThat(sheet.busyProperty().get()).isTrue();
            sheet.submit();
            vault.work();
            sheet.close();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(program.store.profiles()).isEmpty();
            for (ConnectionChoice choice : sheet.choices()) {
                vault.credentials()
                        .kept(
                                choice.profile().id(),
                                fields -> assertThat(fields).isEmpty());
            }
            vault.work();
        }
    }

    @Test
    void anImportWhoseVaultQuestionIsLeftCanBeTakenAgain() throws IOException {
        try (VaultByHand vault = new VaultByHand(folder);
                ExchangeProgram program = new ExchangeProgram(folder, "one", vault.credentials())) {
            program.exchange.importText("mosquitto_sub -h one.example -u ann -P x -t '#'");
            ImportSheet sheet = program.imported();
            sheet.submit();
            vault.work();
            vault.leave();
            assertThat(sheet.busyProperty().get()).isFalse();
            assertThat(program.store.profiles()).isEmpty();
            sheet.submit();
            vault.work();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(program.store.profiles()).hasSize(1);
            assertThat(program.exchange.sheetProperty().get()).isNull();
        }
    }

    @Test
    void anExportWhoseVaultQuestionIsLeftWritesNothingAndCanBeTriedAgain() throws IOException {
        Path sealed = folder.resolve("sealed.topiary.json");
        try (VaultByHand vault = new VaultByHand(folder);
                ExchangeProgram program = new ExchangeProgram(folder, "from", vault.credentials())) {
            program.exchange.importText("mosquitto_sub -h plant.example -u ann -P '" + PASSWORD + "' -t '#'");
            program.imported().submit();
            vault.work();
            vault.choose(Protection.PASSWORD, MASTER);
        }
        try (VaultByHand vault = new VaultByHand(folder);
                ExchangeProgram program = new ExchangeProgram(folder, "from", vault.credentials())) {
            ExportSheet sheet = program.exportSealed(sealed);
            assertThat(sheet.busyProperty().get()).isTrue();
            vault.work();
            vault.leave();
            assertThat(sheet.busyProperty().get()).isFalse();
            assertThat(program.exchange.sheetProperty().get()).isEqualTo(sheet);
            assertThat(sealed).doesNotExist();

            sheet.write(sealed);
            vault.work();
            vault.unlock(MASTER);
            assertThat(sealed).exists();
            assertThat(program.exchange.sheetProperty().get()).isNull();
        }
    }
}
