// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.VaultByHand;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException;

/** Tests what happens to callers that wait for the vault. */
class VaultCredentialsTest {
    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private VaultByHand vault;

    @BeforeEach
    void open() {
        vault = new VaultByHand(folder);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private SecretChanges save(String id) {
        SecretChanges changes = new SecretChanges();
        changes.typed().set(SecretField.PASSWORD, id.getBytes(StandardCharsets.UTF_8));
        vault.credentials().save(id, changes, () -> told.add("saved " + id), () -> told.add("abandoned " + id));
        return changes;
    }

    private void load(String id) {
        vault.credentials()
                .load(
                        id,
                        secrets -> {
                            try (secrets) {
                                told.add("loaded " + id + (secrets.has(SecretField.PASSWORD) ? "" : " without"));
                            }
                        },
                        () -> told.add("abandoned " + id));
    }

    private void startAgain() {
        vault.close();
        vault = new VaultByHand(folder);
    }

    @Test
    void whoWaitsIsToldWhenTheQuestionIsLeftAndSecretsAreWiped() {
        SecretChanges one = save("one");
        SecretChanges two = save("two");
        vault.work();
        assertThat(told).isEmpty();

        vault.leave();
        assertThat(told).containsExactlyInAnyOrder("abandoned one", "abandoned two");
        assertThat(one.hasTyped()).isFalse();
        assertThat(two.hasTyped()).isFalse();
    }

    @Test
    void aShortMasterPasswordIsNotTaken() {
        save("one");
        vault.work();
        vault.choose(Protection.PASSWORD, "123456789");

        assertThat(vault.credentials().questionProperty().get())
                .isInstanceOfSatisfying(
                        ProtectionQuestion.class,
                        question -> assertThat(question.problemProperty().get())
                                .isEqualTo(
                                        "Use at least 10 characters. Somebody who copies the file can try passwords without limit."));
        assertThat(told).isEmpty();
        assertThat(folder.resolve("vault.json")).doesNotExist();

        vault.choose(Protection.PASSWORD, "1234567890");
        assertThat(told).containsExactly("saved one");
    }

    @Test
    void aVaultWhoseMasterPasswordIsShorterThanANewOneMayBeIsStillUnlocked() throws VaultException {
        VaultByHand.create(folder, "short", "one");
        load("one");
        vault.work();
        vault.unlock("short");
        assertThat(told).containsExactly("loaded one");
    }

    @Test
    void whatWasLeftIsAskedAgainAtTheNextWish() {
        save("one");
        vault.work();
        vault.choose(Protection.PASSWORD, "master key");
        startAgain();
        load("one");
        vault.work();
        vault.leave();
        load("one");
        vault.work();
        assertThat(vault.credentials().questionProperty().get()).isInstanceOf(UnlockQuestion.class);
        assertThat(told).containsExactly("saved one", "abandoned one");
    }

    @Test
    void theEndOfTheProgramIsToldToWhoStillWaits() {
        SecretChanges changes = save("one");
        vault.work();
        vault.credentials().close();
        assertThat(told).containsExactly("abandoned one");
        assertThat(changes.hasTyped()).isFalse();
    }

    @Test
    void oneAnswerAboutATroubleIsForAllWhoHaveIt() throws IOException {
        save("one");
        vault.work();
        vault.choose(Protection.PASSWORD, "master key");
        startAgain();
        told.clear();
        Path file = folder.resolve("vault.json");
        byte[] good = Files.readAllBytes(file);
        Files.writeString(file, "{");
        load("one");
        load("two");
        vault.work();
        assertThat(vault.credentials().questionProperty().get()).isInstanceOf(TroubleQuestion.class);
        assertThat(told).isEmpty();

        if (vault.credentials().questionProperty().get() instanceof TroubleQuestion question) {
            question.continueWithout();
        }
        vault.work();
        assertThat(told).containsExactlyInAnyOrder("loaded one without", "loaded two without");
        Files.write(file, good);
    }

    @Test
    void changesThatAreClosedBeforeTheyAreWrittenChangeNothing() {
        save("one");
        vault.work();
        vault.choose(Protection.PASSWORD, "master key");
        told.clear();
        SecretChanges changes = new SecretChanges();
        changes.removed().add(SecretField.PASSWORD);
        vault.credentials().save("one", changes, () -> {}, () -> {});
        changes.close();
        vault.work();
        load("one");
        vault.work();
        assertThat(told).containsExactly("loaded one");
    }
}
