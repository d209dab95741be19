// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.topiary.app.ui.Snapshots;
import org.topiary.vault.VaultException.Reason;

/**
 * Tests that the program asks once where to keep passwords, then connects without asking, and that no file contains
 * one.
 */
final class CredentialsStoryTest extends CredentialsStories {
    @Test
    void withTheKeychainNothingIsAskedEverAgain() throws IOException, TimeoutException {
        fill();
        explorer.waitForFocus("credentials-keychain");
        Snapshots.save(explorer.scene(), "credentials-choice");
        explorer.type(KeyCode.DOWN);
        explorer.waitFor("the fields", () -> explorer.isShown("#credentials-repeated"));
        explorer.fire("#credentials-apply");
        assertThat(explorer.label("#credentials-problem")).isNotEmpty();
        Snapshots.save(explorer.scene(), "credentials-choice-password");
        explorer.type(KeyCode.UP);
        explorer.type(KeyCode.ENTER);
        explorer.waitForState("Connected");

        startAgain();
        // The tab that was open is restored.
        explorer.waitForState("Connected");
    }

    @Test
    void whereTheKeychainCannotBeUsedTheFieldsOfAMasterPasswordAreInSightAtOnce() {
        keychain.failWith(Reason.KEYCHAIN_ABSENT);
        CountDownLatch answer = new CountDownLatch(1);
        keychain.waitFor(answer, Duration.ofMinutes(1));
        explorer.onWindow(() -> {
            explorer.stages().getFirst().setWidth(900);
            explorer.stages().getFirst().setHeight(600);
        });
        fill();
        explorer.waitForDrawing();
        answer.countDown();
        explorer.waitForFocus("credentials-password");
        Snapshots.save(explorer.scene(), "credentials-choice-unusable");
        explorer.waitFor("all of it", () -> explorer.hiddenPixels(".question-panel .form-scroll") < 1);
        explorer.type(KeyCode.ESCAPE);
    }

    @Test
    void aPasswordIsSavedAndAPlaceForItAskedForOnlyWhenTheBrokerHasAcceptedIt() throws IOException, TimeoutException {
        explorer.startPage().fillForm("mqtt://" + USER + "@127.0.0.1:" + broker.port(), "wrong");
        explorer.fire("#form-connect");
        explorer.waitForState("Not connected");
        assertThat(explorer.isShown("#credentials-apply")).isFalse();
        assertThat(dataDir.resolve("vault.json")).doesNotExist();

        explorer.startPage().show();
        String name = "127.0.0.1:" + broker.port();
        assertThat(explorer.startPage().cardText(name)).endsWith(", Open, connection failed");
        explorer.startPage().open(name);
        explorer.waitFor("the tab", explorer::isSessionShown);
        explorer.click("#banner-password");
        explorer.write(PASSWORD);
        explorer.type(KeyCode.ENTER);
        // The form was set to save the password, so the tab is too.
        explorer.credentials().choose("#credentials-keychain");
        explorer.waitForState("Connected");
        waitForSaved();

        startAgain();
        explorer.waitForState("Connected");
    }

    @Test
    void aConnectionThatIsOnlySavedHasItsPasswordUntilTheProgramEnds() throws IOException, TimeoutException {
        explorer.startPage().fillForm("mqtt://" + USER + "@127.0.0.1:" + broker.port(), PASSWORD);
        assertThat(explorer.texts()).anyMatch(text -> text.contains("Saved once the broker accepts it"));
        Snapshots.save(explorer.scene(), "form-password-note");
        explorer.fire("#form-save");
        String name = "127.0.0.1:" + broker.port();
        explorer.waitFor("the card", () -> explorer.startPage().cardText(name).endsWith("password not saved yet"));
        Snapshots.save(explorer.scene(), "card-unsaved");
        assertThat(dataDir.resolve("vault.json")).doesNotExist();

        startAgain();
        assertThat(explorer.startPage().cardText(name)).doesNotContain("password not saved yet");
        explorer.startPage().open(name);
        explorer.waitFor("the question", () -> explorer.isFocused("#prompt-password"));
        explorer.write(PASSWORD);
        explorer.type(KeyCode.ENTER);
        explorer.credentials().choose("#credentials-keychain");
        explorer.waitForState("Connected");

        startAgain();
        explorer.waitForState("Connected");
    }

    @Test
    void theMasterPasswordIsAskedForOnceInARun() throws IOException, TimeoutException {
        connectWithMasterPassword();

        startAgain();
        waitForLock();
        explorer.waitForFocus("unlock-password");
        Snapshots.save(explorer.scene(), "credentials-unlock");
        unlockWith("wrong");
        explorer.waitFor("the refusal", () -> !explorer.label("#unlock-problem").isEmpty());
        Snapshots.save(explorer.scene(), "credentials-unlock-wrong");
        unlockWith(MASTER);
        explorer.waitForState("Connected");
    }

    @Test
    void aChangeOfProtectionWrapsTheKeyOnly() throws IOException, TimeoutException {
        connectWithKeychain();
        String secrets = vaultFrom("\"secrets\"");
        manage();
        explorer.waitForFocus("credentials-keychain");
        Snapshots.save(explorer.scene(), "credentials-change");
        explorer.credentials().seal(MASTER);
        explorer.waitFor("the change", () -> !explorer.isShown("#credentials-apply"));
        explorer.tabs().showFirst();
        assertThat(vaultFrom("\"secrets\"")).isEqualTo(secrets);
        assertThat(keychain.entries).isEmpty();

        manage();
        explorer.waitForFocus("credentials-password");
        Snapshots.save(explorer.scene(), "credentials-change-password");
        explorer.credentials().seal(OTHER);
        explorer.waitFor("the change", () -> !explorer.isShown("#credentials-apply"));
        explorer.tabs().showFirst();
        assertThat(vaultFrom("\"secrets\"")).isEqualTo(secrets);

        startAgain();
        unlockWith(MASTER);
        explorer.waitFor("the refusal", () -> !explorer.label("#unlock-problem").isEmpty());
        unlockWith(OTHER);
        explorer.waitForState("Connected");
        manage();
        explorer.credentials().choose("#credentials-keychain");
        explorer.waitFor("the change", () -> !explorer.isShown("#credentials-apply"));
        explorer.tabs().showFirst();
        assertThat(vaultFrom("\"secrets\"")).isEqualTo(secrets);

        startAgain();
        explorer.waitForState("Connected");
    }

    @Test
    void forThisSessionOnlyMeansThatTheNextOneAsksForThePassword() throws IOException, TimeoutException {
        fill();
        explorer.credentials().choose("#credentials-memory");
        explorer.waitForState("Connected");
        manage();
        Snapshots.save(explorer.scene(), "credentials-change-memory");
        explorer.type(KeyCode.ESCAPE);
        explorer.tabs().showFirst();

        startAgain();
        typePassword();
        explorer.waitForState("Connected");
    }

    @Test
    void theSecretsOfAConnectionDeletedWhileTheVaultIsLockedGoInTheRunThatOpensIt()
            throws IOException, TimeoutException {
        connectWithMasterPassword();
        String secrets = vaultFrom("\"secrets\"");

        startAgain();
        waitForLock();
        explorer.fire("#unlock-cancel");
        explorer.waitFor("the tab", explorer::isSessionShown);
        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("the card", () -> explorer.isShown(".connection-card"));
        explorer.startPage().deleteCard();
        explorer.waitFor("the way back", () -> explorer.isShown("#start-undo"));

        startAgain();
        assertThat(vaultFrom("\"secrets\"")).isEqualTo(secrets);
        fill();
        unlockWith(MASTER);
        explorer.waitForState("Connected");
        String deleted = secrets.lines()
                .filter(line -> line.contains("\"connection\""))
                .findFirst()
                .orElseThrow();
        explorer.waitFor("the new secret, without the deleted one", () -> {
            String now = vaultFile();
            return now.split("\"connection\"").length == 2 && !now.contains(deleted);
        });
    }

    private void manage() {
        explorer.startPage().show();
        explorer.fire("#start-credentials");
        explorer.waitFor("the question", () -> explorer.isShown("#credentials-apply"));
        explorer.waitFor("the keychain's answer", () -> !explorer.texts().contains("Checking the keychain…"));
    }

    /** The vault's file from the given member on, without the digests at its end. */
    private String vaultFrom(String member) {
        String file = vaultFile();
        return file.substring(file.indexOf(member), file.indexOf("\"sha256\""));
    }
}
