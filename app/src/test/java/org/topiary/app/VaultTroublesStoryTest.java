// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.ui.Snapshots;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.vault.VaultException.Reason;

/** Tests vaults that cannot be opened: each problem has its own message, and no file is lost. */
final class VaultTroublesStoryTest extends CredentialsStories {
    @Test
    void whereThereIsNoKeychainThatIsSaidAndAPasswordIsAtHand() throws IOException {
        keychain.failWith(Reason.KEYCHAIN_ABSENT);
        fill();
        explorer.waitForFocus("credentials-password");
        assertThat(explorer.texts())
                .anyMatch(text -> text.contains("Cannot use the keychain of the test: KEYCHAIN_ABSENT."));
        Snapshots.save(explorer.scene(), "credentials-choice-absent");
        explorer.write(MASTER);
        explorer.type(KeyCode.TAB);
        explorer.write(MASTER);
        explorer.type(KeyCode.ENTER);
        explorer.waitForState("Connected");
        assertThat(vault()).content().contains("\"protection\" : \"password\"");
    }

    @Test
    void aKeychainThatIsGoneLockedOrRefusesIsToldAndTriedAgain() throws IOException, TimeoutException {
        connectWithKeychain();
        byte[] before = Files.readAllBytes(vault());
        keychain.failWith(Reason.KEYCHAIN_ABSENT);

        startAgain();
        waitForTrouble("No keychain found");
        explorer.waitForFocus("trouble-retry");
        assertThat(explorer.isShown("#trouble-replace")).isFalse();
        keychain.failWith(Reason.LOCKED);
        explorer.type(KeyCode.ENTER);
        waitForTrouble("The keychain is locked");
        Snapshots.save(explorer.scene(), "credentials-locked");
        keychain.failWith(Reason.KEYCHAIN_REFUSED);
        explorer.fire("#trouble-retry");
        waitForTrouble("The keychain refused access");

        explorer.fire("#trouble-without");
        explorer.waitFor(
                "the sentence", () -> explorer.label("#banner-advice").contains("was not read from the vault"));
        keychain.failWith(null);
        explorer.click("#banner-retry");
        explorer.waitForState("Connected");
        assertThat(vault()).hasBinaryContent(before);
    }

    @Test
    void aKeychainThatDoesNotAnswerIsWaitedForALimitedTime() throws IOException, TimeoutException {
        connectWithKeychain();
        CountDownLatch gate = new CountDownLatch(1);
        keychain.waitFor(gate, Duration.ofSeconds(3));

        startAgain();
        waitForTrouble("The keychain does not respond");
        assertThat(explorer.label("#trouble-advice")).contains("asking for a password");
        Snapshots.save(explorer.scene(), "credentials-slow");
        gate.countDown();
        explorer.fire("#trouble-retry");
        explorer.waitForState("Connected");
    }

    @Test
    void aVaultThatIsCutOffChangedOrOfAnotherComputerIsToldApartAndSetAsideWhenAsked()
            throws IOException, TimeoutException {
        connectWithKeychain();
        explorer.close();
        byte[] good = Files.readAllBytes(vault());
        byte[] half = Arrays.copyOf(good, good.length / 2);
        Files.write(vault(), half);

        explorer = Explorer.open(dataDir, keychain);
        waitForTrouble("The vault is damaged");
        Snapshots.save(explorer.scene(), "credentials-damaged");
        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("the tab", explorer::isSessionShown);
        assertThat(vault()).hasBinaryContent(half);

        byte[] changed = new String(good, StandardCharsets.UTF_8)
                .replace("\"field\" : \"password\"", "\"field\" : \"passwort\"")
                .getBytes(StandardCharsets.UTF_8);
        Files.write(vault(), changed);
        explorer.click("#banner-retry");
        waitForTrouble("The vault was changed by another program");
        Snapshots.save(explorer.scene(), "credentials-tampered");
        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("the tab", explorer::isSessionShown);
        assertThat(vault()).hasBinaryContent(changed);

        Files.write(vault(), good);
        keychain.entries.clear();
        explorer.click("#banner-retry");
        waitForTrouble("The vault belongs to another computer or user");
        Snapshots.save(explorer.scene(), "credentials-foreign");
        explorer.fire("#trouble-replace");
        explorer.credentials().choose("#credentials-keychain");
        explorer.waitFor("the sentence", () -> explorer.label("#banner-advice").contains(USER));
        assertThat(dataDir.resolve("vault.json.old")).hasBinaryContent(good);
        assertSetAside();
        typePassword();
        explorer.waitForState("Connected");
    }

    @Test
    void whoForgotTheMasterPasswordStartsAnewAndLosesNoFile() throws IOException, TimeoutException {
        connectWithMasterPassword();
        byte[] before = Files.readAllBytes(vault());

        startAgain();
        waitForLock();
        explorer.fire("#unlock-forgotten");
        waitForTrouble("Forgotten master password");
        Snapshots.save(explorer.scene(), "credentials-forgotten");
        explorer.fire("#trouble-replace");
        explorer.credentials().choose("#credentials-memory");
        explorer.waitFor("the sentence", () -> explorer.label("#banner-advice").contains(USER));
        assertThat(dataDir.resolve("vault.json.old")).hasBinaryContent(before);
        assertSetAside();
    }

    @Test
    void aTabThatWaitedForItsPasswordGoesThroughTheProxyOfAllConnections() throws IOException, TimeoutException {
        fill();
        explorer.credentials().choose("#credentials-memory");
        explorer.waitForState("Connected");
        explorer.close();
        int nobody = MosquittoBroker.freePort();
        try (SettingsStore settings = new SettingsStore(dataDir, problem -> {})) {
            settings.update(
                    value -> value.withDefaultProxy(new ProxyChoice(ProxyChoice.Kind.SOCKS5, "127.0.0.1", nobody, "")));
        }

        explorer = Explorer.open(dataDir, keychain);
        typePassword();
        explorer.waitFor(
                "the proxy's failure", () -> explorer.label("#banner-summary").contains("proxy"));
    }

    private void waitForTrouble(String title) {
        explorer.waitFor(
                title,
                () -> explorer.isShown("#trouble-retry")
                        && explorer.label(".panel-title").equals(title));
        assertThat(explorer.label("#trouble-message")).isNotEmpty();
    }

    private void assertSetAside() {
        List<String> notices = Explorer.onFx(explorer::notices);
        assertThat(notices).singleElement().asString().contains("vault.json.old");
        Explorer.onFx(() -> explorer.windowModel().notices().removeIf(each -> notices.contains(each.text())));
    }

    private Path vault() {
        return dataDir.resolve("vault.json");
    }
}
