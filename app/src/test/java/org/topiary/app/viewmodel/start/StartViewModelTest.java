// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.VaultByHand;
import org.topiary.app.store.ProfileStore;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.ProxyChoice;
import org.topiary.mqtt.PublishQuestion;
import org.topiary.mqtt.SecretField;
import org.topiary.mqtt.TestStep;
import org.topiary.vault.Vault.Protection;

import static org.assertj.core.api.Assertions.assertThat;

class StartViewModelTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final TimeZone ZONE = TimeZone.getTimeZone("UTC");

    @TempDir
    private Path folder;

    private final List<String> opened = new ArrayList<>();
    private ProfileStore store;
    private StartViewModel model;

    @BeforeEach
    void open() {
        store = new ProfileStore(folder, problem -> {});
        model = modelWith(new MemoryCredentials());
    }

    private StartViewModel modelWith(Credentials credentials) {
        return new StartViewModel(store, credentials, new StartActions() {
            @Override
            public void open(ConnectionProfile profile, ConnectionSecrets secrets) {
                byte[] password = secrets.copy(SecretField.PASSWORD);
                opened.add(profile.name() + " "
                        + (password == null ? "without" : "with " + new String(password, StandardCharsets.UTF_8)));
            }

            @Override
            public CompletableFuture<Void> test(
                    ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask) {
                opened.add("test");
                secrets.close();
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public ProxyChoice defaultProxy() {
                return ProxyChoice.DEFAULT;
            }

            @Override
            public void useAsDefaultProxy(ProxyChoice proxy) {
                opened.add("default proxy " + proxy.host());
            }

            @Override
            public void openDemo() {
                opened.add("demo");
            }
        }, Runnable::run, CLOCK, ZONE);
    }

    @AfterEach
    void close() {
        model.close();
        store.close();
    }

    @Test
    void aSavedFormBecomesACard() {
        add("mqtts://ada@home", "Home");
        assertThat(model.formProperty().get()).isNull();
        assertThat(model.cards()).singleElement().satisfies(card -> {
            assertThat(card.name()).isEqualTo("Home");
            assertThat(card.address()).isEqualTo("mqtts://ada@home");
            assertThat(card.encrypted()).isTrue();
            assertThat(card.lastUsed()).isEqualTo("Not used yet");
        });
        assertThat(opened).isEmpty();
    }

    @Test
    void aWrongFormStaysOpen() {
        model.newConnection();
        model.connectForm();
        assertThat(model.formProperty().get()).isNotNull();
        assertThat(model.cards()).isEmpty();
        model.closeForm();
        assertThat(model.formProperty().get()).isNull();
    }

    @Test
    void connectKeepsTheConnectionAndOpensIt() {
        model.newConnection();
        form().address().url().textProperty().set("mqtt://home");
        model.connectForm();
        assertThat(opened).containsExactly("home without");
        assertThat(model.cards()).extracting(ConnectionCard::lastUsed).containsExactly("Used just now");
    }

    @Test
    void connectingOnceMoreByTheFormMakesNoSecondCard() {
        String id = add("mqtt://ada@home", "Home");
        model.newConnection();
        form().address().url().textProperty().set("mqtt://ada:secret@home");
        form().nameProperty().set("Home");
        model.connectForm();
        assertThat(opened).containsExactly("Home with secret");
        assertThat(model.formProperty().get()).isNull();
        assertThat(model.cards()).extracting(ConnectionCard::id).containsExactly(id);
    }

    @Test
    void whatDiffersFromAKeptConnectionIsAnotherCard() {
        add("mqtt://home", "Home");
        for (String url : List.of("mqtt://ada:x@home", "mqtt://home:1884", "mqtts://home")) {
            model.newConnection();
            form().address().url().textProperty().set(url);
            form().nameProperty().set("Home");
            model.connectForm();
        }
        model.newConnection();
        form().address().url().textProperty().set("mqtt://home");
        form().nameProperty().set("Home");
        form().connection().clientId().textProperty().set("mine");
        model.connectForm();
        assertThat(model.cards()).hasSize(5);
    }

    @Test
    void thePasswordOfTheFormIsRememberedButNotSaved() throws IOException {
        model.newConnection();
        form().address().url().textProperty().set("mqtt://ada:secret@home");
        model.connectForm();
        model.open(model.cards().getFirst().id());
        assertThat(opened).containsExactly("home with secret", "home with secret");
        store.flush();
        assertThat(Files.readString(folder.resolve("profiles.json"))).doesNotContain("secret");
    }

    @Test
    void aPasswordThatIsNotKnownIsAskedForOnce() {
        String id = add("mqtt://ada@home", "Home");
        model.open(id);
        assertThat(opened).isEmpty();
        prompt().passwordProperty().set("secret");
        model.submitPassword();
        assertThat(model.promptProperty().get()).isNull();
        model.open(id);
        assertThat(opened).containsExactly("Home with secret", "Home with secret");
        model.forgetPassword(id);
        model.open(id);
        assertThat(prompt().passwordProperty().get()).isEmpty();
        model.submitPassword();
        assertThat(opened).last().isEqualTo("Home without");
    }

    @Test
    void aQuestionCanBeLeft() {
        model.open(add("mqtt://ada@home", "Home"));
        model.cancelPassword();
        assertThat(model.promptProperty().get()).isNull();
        assertThat(opened).isEmpty();
    }

    @Test
    void aPasswordDoesNotTravelToAnotherAddressOrUser() {
        for (String elsewhere : List.of("mqtt://ada@evil", "mqtt://eve@home")) {
            model.newConnection();
            form().address().url().textProperty().set("mqtt://ada:secret@home");
            String id = saved();
            model.edit(id);
            form().address().url().textProperty().set(elsewhere);
            model.connectForm();
            assertThat(opened).isEmpty();
            assertThat(prompt().profile().id()).isEqualTo(id);
            model.cancelPassword();
        }
    }

    @Test
    void anEditThatKeepsTheLoginKeepsThePassword() {
        model.newConnection();
        form().address().url().textProperty().set("mqtt://ada:secret@home");
        String id = saved();
        model.edit(id);
        form().nameProperty().set("House");
        model.connectForm();
        assertThat(opened).containsExactly("House with secret");
    }

    @Test
    void theNewestUsedCardIsFirst() {
        add("mqtt://a", "Zoo");
        add("mqtt://b", "attic");
        String c = add("mqtt://c", "Plant");
        assertThat(model.cards()).extracting(ConnectionCard::name).containsExactly("attic", "Plant", "Zoo");
        store.used(c, NOON.minus(Duration.ofHours(3)));
        model.refresh();
        assertThat(model.cards()).extracting(ConnectionCard::name).containsExactly("Plant", "attic", "Zoo");
    }

    @Test
    void lastUsedIsSaidInWords() {
        assertThat(words(Duration.ofSeconds(59))).isEqualTo("Used just now");
        assertThat(words(Duration.ofSeconds(-59))).isEqualTo("Used just now");
        assertThat(words(Duration.ofMinutes(1))).isEqualTo("Used a minute ago");
        assertThat(words(Duration.ofMinutes(59))).isEqualTo("Used 59 minutes ago");
        assertThat(words(Duration.ofHours(1))).isEqualTo("Used an hour ago");
        assertThat(words(Duration.ofHours(12))).isEqualTo("Used 12 hours ago");
        assertThat(words(Duration.ofHours(13))).isEqualTo("Used yesterday");
        assertThat(words(Duration.ofDays(6))).isEqualTo("Used 6 days ago");
        assertThat(words(Duration.ofDays(60))).startsWith("Used on ").contains("2026");
    }

    @Test
    void aDeletedConnectionCanBeBroughtBack() {
        String id = add("mqtt://home", "Home");
        model.delete(id);
        assertThat(model.cards()).isEmpty();
        assertThat(model.undoTextProperty().get()).contains("Home");
        model.undoDelete();
        assertThat(model.cards()).extracting(ConnectionCard::id).containsExactly(id);
        assertThat(model.undoTextProperty().get()).isEmpty();
    }

    @Test
    void aDuplicateIsKeptWhenItIsSaved() {
        String id = add("mqtt://home", "Home");
        model.duplicate(id);
        assertThat(model.cards()).hasSize(1);
        model.saveForm();
        assertThat(model.cards()).extracting(ConnectionCard::name).containsExactly("Home", "Home (copy)");
        assertThat(model.cards()).extracting(ConnectionCard::id).doesNotHaveDuplicates();
    }

    @Test
    void aDuplicateChecksCertificatesAgain() {
        String id = add("mqtts://home", "Home");
        store.find(id).ifPresent(saved -> store.put(saved.profile().toBuilder()
                .tls(saved.profile().tls().withAcceptAnything(true))
                .build()));
        model.duplicate(id);
        String copy = saved();
        assertThat(store.find(copy)).hasValueSatisfying(saved -> assertThat(saved.profile().tls().acceptAnything()).isFalse());
        assertThat(store.find(id)).hasValueSatisfying(saved -> assertThat(saved.profile().tls().acceptAnything()).isTrue());
    }

    /** Has what the model does wait for a vault whose question is not answered yet. */
    private VaultByHand waitForVault() {
        VaultByHand vault = new VaultByHand(folder);
        model = modelWith(vault.credentials());
        return vault;
    }

    private void fill(String url) {
        model.newConnection();
        form().address().url().textProperty().set(url);
    }

    @Test
    void twoClicksOpenOneTab() {
        String id = add("mqtt://home", "Home");
        try (VaultByHand vault = waitForVault()) {
            model.open(id);
            model.open(id);
            vault.work();
            assertThat(opened).containsExactly("Home without");
            model.open(id);
            vault.work();
            assertThat(opened).hasSize(2);
        }
    }

    @Test
    void aFormThatIsLeftWhileTheVaultAsksKeepsNothing() {
        try (VaultByHand vault = waitForVault()) {
            fill("mqtt://ada:secret@home");
            String id = form().id();
            model.connectForm();
            vault.work();
            model.closeForm();
            fill("mqtt://other");
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(model.cards()).isEmpty();
            assertThat(opened).isEmpty();
            assertThat(form().address().host().textProperty().get()).isEqualTo("other");

            vault.credentials().kept(id, fields -> opened.add(fields.toString()));
            vault.work();
            assertThat(opened).containsExactly("[]");
        }
    }

    @Test
    void aFormIsNotUsedTwiceWhileTheVaultAsks() {
        try (VaultByHand vault = waitForVault()) {
            fill("mqtt://ada:secret@home");
            model.connectForm();
            assertThat(form().busyProperty().get()).isTrue();
            model.connectForm();
            model.testForm();
            vault.work();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(opened).containsExactly("home with secret");
        }
    }

    @Test
    void aFormWhoseVaultQuestionIsLeftCanBeUsedAgain() {
        try (VaultByHand vault = waitForVault()) {
            fill("mqtt://ada:secret@home");
            model.connectForm();
            vault.work();
            vault.leave();
            assertThat(form().busyProperty().get()).isFalse();
            assertThat(model.cards()).isEmpty();
            model.connectForm();
            vault.work();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(opened).containsExactly("home with secret");
        }
    }

    @Test
    void aPasswordIsTakenOnceWhileTheVaultAsks_andMayBeGivenAgainWhenThatIsLeft() {
        String id = add("mqtt://ada@home", "Home");
        try (VaultByHand vault = waitForVault()) {
            model.open(id);
            vault.work();
            prompt().passwordProperty().set("secret");
            model.submitPassword();
            model.submitPassword();
            vault.work();
            vault.leave();
            assertThat(opened).isEmpty();
            assertThat(prompt().busyProperty().get()).isFalse();

            prompt().passwordProperty().set("secret");
            model.submitPassword();
            vault.work();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(opened).containsExactly("Home with secret");
            assertThat(model.promptProperty().get()).isNull();
        }
    }

    @Test
    void problemsAreCollectedUntilDismissed() {
        model.report("One.");
        model.report("Two.");
        assertThat(model.problemProperty().get()).isEqualTo("One.\nTwo.");
        model.dismissProblem();
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void theDemoIsOneStepAway() {
        model.openDemo();
        assertThat(opened).containsExactly("demo");
    }

    private String add(String url, String name) {
        model.newConnection();
        form().address().url().textProperty().set(url);
        form().nameProperty().set(name);
        return saved();
    }

    private String saved() {
        String id = form().id();
        model.saveForm();
        assertThat(model.formProperty().get()).isNull();
        return id;
    }

    private ConnectionFormViewModel form() {
        ConnectionFormViewModel form = model.formProperty().get();
        assertThat(form).isNotNull();
        return form;
    }

    private PasswordPrompt prompt() {
        PasswordPrompt prompt = model.promptProperty().get();
        assertThat(prompt).isNotNull();
        return prompt;
    }

    private static String words(Duration ago) {
        return LastUsed.words(NOON.minus(ago), CLOCK, ZONE);
    }
}
