// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.VaultByHand;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.app.viewmodel.form.IdentityFields;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.vault.Vault.Protection;

/** Tests what is saved and opened when the form is saved, tested or left. */
@SuppressWarnings("NullAway.Init") // set before each test
final class ConnectionEditorTest {
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
    void aModuleThatIsTypedIsChosen_andOneThatWasThereIsNot() {
        page.fill("mqtts://home");
        ConnectionFormViewModel form = page.form();
        form.tls().identity().kindProperty().set(IdentityFields.Kind.PKCS11);
        form.tls().identity().library().textProperty().set("/usr/lib/opensc-pkcs11.so");
        page.editor().save();
        assertThat(page.opened).containsExactly("module /usr/lib/opensc-pkcs11.so");

        page.editor().edit(page.cards().getFirst().id());
        page.editor().save();
        assertThat(page.opened).hasSize(1);
    }

    @Test
    void aSavedFormBecomesACard() {
        page.add("mqtts://ada@home", "Home");
        assertThat(page.editor().formProperty().get()).isNull();
        assertThat(page.cards()).singleElement().satisfies(card -> {
            assertThat(card.name()).isEqualTo("Home");
            assertThat(card.address()).isEqualTo("mqtts://ada@home");
            assertThat(card.encrypted()).isTrue();
            assertThat(card.lastUsed()).isEqualTo("Not used yet");
        });
        assertThat(page.opened).isEmpty();
    }

    @Test
    void aWrongFormStaysOpen() {
        page.editor().newConnection();
        page.editor().connect();
        assertThat(page.editor().formProperty().get()).isNotNull();
        assertThat(page.cards()).isEmpty();
        page.editor().close();
        assertThat(page.editor().formProperty().get()).isNull();
    }

    @Test
    void connectKeepsTheConnectionAndOpensIt() {
        page.fill("mqtt://home");
        page.editor().connect();
        assertThat(page.opened).containsExactly("home without");
        assertThat(page.cards()).extracting(ConnectionCard::lastUsed).containsExactly("Used just now");
    }

    @Test
    void connectingOnceMoreByTheFormMakesNoSecondCard() {
        String id = page.add("mqtt://ada@home", "Home");
        page.fill("mqtt://ada:secret@home");
        page.form().nameProperty().set("Home");
        page.editor().connect();
        assertThat(page.opened).containsExactly("Home with secret");
        assertThat(page.editor().formProperty().get()).isNull();
        assertThat(page.cards()).extracting(ConnectionCard::id).containsExactly(id);
    }

    @Test
    void whatDiffersFromAKeptConnectionIsAnotherCard() {
        page.add("mqtt://home", "Home");
        for (String url : List.of("mqtt://ada:x@home", "mqtt://home:1884", "mqtts://home")) {
            page.fill(url);
            page.form().nameProperty().set("Home");
            page.editor().connect();
        }
        page.fill("mqtt://home");
        page.form().nameProperty().set("Home");
        page.form().connection().clientId().textProperty().set("mine");
        page.editor().connect();
        assertThat(page.cards()).hasSize(5);
    }

    @Test
    void anEditThatKeepsTheLoginKeepsThePassword() {
        page.fill("mqtt://ada:secret@home");
        String id = page.saved();
        page.editor().edit(id);
        page.form().nameProperty().set("House");
        page.editor().connect();
        assertThat(page.opened).containsExactly("House with secret");
    }

    @Test
    void aDuplicateIsKeptWhenItIsSaved() {
        String id = page.add("mqtt://home", "Home");
        page.editor().duplicate(id);
        assertThat(page.cards()).hasSize(1);
        page.editor().save();
        assertThat(page.cards()).extracting(ConnectionCard::name).containsExactly("Home", "Home (copy)");
        assertThat(page.cards()).extracting(ConnectionCard::id).doesNotHaveDuplicates();
    }

    @Test
    void aDuplicateChecksCertificatesAgain() {
        String id = page.add("mqtts://home", "Home");
        page.store
                .find(id)
                .ifPresent(saved -> page.store.put(saved.profile().toBuilder()
                        .tls(saved.profile().tls().withAcceptAnything(true))
                        .build()));
        page.editor().duplicate(id);
        String copy = page.saved();
        assertThat(page.store.find(copy))
                .hasValueSatisfying(saved ->
                        assertThat(saved.profile().tls().acceptAnything()).isFalse());
        assertThat(page.store.find(id))
                .hasValueSatisfying(saved ->
                        assertThat(saved.profile().tls().acceptAnything()).isTrue());
    }

    @Test
    void aFormIsNotUsedTwiceWhileTheVaultAsks() {
        try (VaultByHand vault = page.waitForVault()) {
            String id = withSavedPassword(vault);
            page.editor().edit(id);
            vault.work();
            page.form().proxy().password().forget();
            page.form().address().password().forget();
            page.editor().connect();
            assertThat(page.form().busyProperty().get()).isTrue();
            page.editor().connect();
            page.editor().test();
            vault.work();
            assertThat(page.prompt().profile().id()).isEqualTo(id);
            assertThat(page.opened).isEmpty();
        }
    }

    @Test
    void aFormThatChangesNothingShowsWhatIsOpenAndOneThatDoesOpensIt() {
        String id = page.add("mqtt://home", "Home");
        page.tabs.put(id, new OpenState(Phase.CONNECTED, false));
        page.fill("mqtt://home");
        page.form().nameProperty().set("Home");
        page.editor().connect();
        assertThat(page.opened).containsExactly("shown");
        page.editor().edit(id);
        page.form().address().url().textProperty().set("mqtt://home:1884");
        page.editor().connect();
        assertThat(page.opened).containsExactly("shown", "Home without");
    }

    private String withSavedPassword(VaultByHand vault) {
        page.fill("mqtt://ada:secret@home");
        String id = page.saved();
        vault.credentials().accepted(id, StartPage.password("secret"));
        vault.work();
        vault.choose(Protection.KEYCHAIN, "");
        return id;
    }
}
