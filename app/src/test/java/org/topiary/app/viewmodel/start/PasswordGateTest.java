// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.VaultByHand;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.vault.Vault.Protection;

/** Tests when a password is requested, kept and saved. */
@SuppressWarnings("NullAway.Init") // set before each test
final class PasswordGateTest {
    @TempDir
    private Path folder;

    private StartPage page;

    @BeforeEach
    void open() {
        page = new StartPage(folder);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void thePasswordOfTheFormIsRememberedButNotSaved() throws IOException {
        page.fill("mqtt://ada:secret@home");
        page.editor().connect();
        page.model.open(page.cards().getFirst().id());
        assertThat(page.opened).containsExactly("home with secret", "home with secret");
        page.store.flush();
        assertThat(Files.readString(folder.resolve("profiles.json"))).doesNotContain("secret");
    }

    @Test
    void aPasswordThatIsNotKnownIsAskedForOnce() {
        String id = page.add("mqtt://ada@home", "Home");
        page.model.open(id);
        assertThat(page.opened).isEmpty();
        page.answer("secret");
        assertThat(page.model.passwords().promptProperty().get()).isNull();
        page.model.open(id);
        assertThat(page.opened).containsExactly("Home with secret", "Home with secret");
        page.model.passwords().forget(id);
        page.model.open(id);
        assertThat(page.prompt().passwordProperty().get()).isEmpty();
        page.model.passwords().submit();
        assertThat(page.opened).last().isEqualTo("Home without");
    }

    @Test
    void aQuestionCanBeLeft() {
        page.model.open(page.add("mqtt://ada@home", "Home"));
        page.model.passwords().cancel();
        assertThat(page.model.passwords().promptProperty().get()).isNull();
        assertThat(page.opened).isEmpty();
    }

    @Test
    void aPasswordDoesNotTravelToAnotherAddressOrUser() {
        for (String elsewhere : List.of("mqtt://ada@evil", "mqtt://eve@home")) {
            page.fill("mqtt://ada:secret@home");
            String id = page.saved();
            page.editor().edit(id);
            page.form().address().url().textProperty().set(elsewhere);
            page.editor().connect();
            assertThat(page.opened).isEmpty();
            assertThat(page.prompt().profile().id()).isEqualTo(id);
            page.model.passwords().cancel();
        }
    }

    @Test
    void thePasswordOfTheFormIsSavedWhenTheBrokerHasAcceptedItAndNotBefore() {
        try (VaultByHand vault = page.waitForVault()) {
            page.fill("mqtt://ada:secret@home");
            String id = page.form().id();
            page.editor().connect();
            page.assertNothingIsWritten(vault);
            assertThat(page.opened).containsExactly("home with secret");
            assertThat(page.statuses().get(id)).isEqualTo(new CardStatus(Optional.empty(), true));

            assertThat(vault.credentials().accepted(id, StartPage.password("secret")))
                    .isTrue();
            vault.work();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(folder.resolve("vault.json")).exists();
            assertThat(page.statuses()).isEmpty();
        }
    }

    @Test
    void aSavedFormThatWasNeverConnectedLeavesNoPassword() {
        try (VaultByHand vault = page.waitForVault()) {
            page.fill("mqtt://ada:secret@home");
            page.saved();
            page.assertNothingIsWritten(vault);
        }
        assertThat(folder.resolve("vault.json")).doesNotExist();
        assertThat(page.cards()).hasSize(1);
    }

    @Test
    void aPasswordThatIsRefusedIsAskedForAgainAndNeverSaved() {
        try (VaultByHand vault = page.waitForVault()) {
            page.fill("mqtt://ada:wrong@home");
            String id = page.form().id();
            page.editor().connect();
            vault.work();
            assertThat(vault.credentials().refused(id, SecretField.PASSWORD, StartPage.password("wrong")))
                    .isTrue();
            page.model.passwords().forget(id);
            assertThat(page.statuses()).isEmpty();
            assertThat(vault.credentials().accepted(id, StartPage.password("wrong")))
                    .isFalse();

            page.model.open(id);
            vault.work();
            page.answer("right");
            page.assertNothingIsWritten(vault);
            assertThat(vault.credentials().accepted(id, StartPage.password("right")))
                    .isTrue();
        }
    }

    @Test
    void aPasswordOfTheQuestionIsSavedWhenItWorksUnlessThatIsNotWished() {
        String id = page.add("mqtt://ada@home", "Home");
        try (VaultByHand vault = page.waitForVault()) {
            page.model.open(id);
            vault.work();
            page.prompt().passwordProperty().set("secret");
            page.prompt().keepProperty().set(false);
            page.model.passwords().submit();
            page.assertNothingIsWritten(vault);
            assertThat(page.opened).containsExactly("Home with secret");
            assertThat(vault.credentials().accepted(id, StartPage.password("secret")))
                    .isFalse();
        }
    }

    @Test
    void aPasswordThatIsForAnotherHostIsForgottenAtOnceThoughTheNewOneWaits() {
        page.fill("mqtt://ada:secret@home");
        String id = page.saved();
        page.editor().edit(id);
        page.form().address().url().textProperty().set("mqtt://ada:other@elsewhere");
        page.saved();
        assertThat(page.statuses().get(id)).isEqualTo(new CardStatus(Optional.empty(), true));
        page.model.open(id);
        assertThat(page.opened).containsExactly("elsewhere with other");
    }
}
