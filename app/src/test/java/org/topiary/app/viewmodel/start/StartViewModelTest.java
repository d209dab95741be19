// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.VaultByHand;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.app.viewmodel.form.IdentityFields;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.ProfileStore;
import org.topiary.vault.Vault.Protection;

class StartViewModelTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final TimeZone ZONE = TimeZone.getTimeZone("UTC");

    @TempDir
    private Path folder;

    private final List<String> opened = new ArrayList<>();
    private final Tabs tabs = new Tabs();
    private ProfileStore store;
    private StartViewModel model;

    /** The tabs that are open, as far as the page sees them. */
    private final class Tabs implements OpenConnections {
        private final ObservableMap<String, OpenState> states = FXCollections.observableHashMap();

        @Override
        public ObservableMap<String, OpenState> states() {
            return states;
        }

        @Override
        public boolean show(String id) {
            if (states.containsKey(id)) {
                opened.add("shown");
            }
            return states.containsKey(id);
        }
    }

    @BeforeEach
    void open() {
        store = new ProfileStore(folder, problem -> {});
        model = modelWith(new MemoryCredentials());
    }

    private StartViewModel modelWith(Credentials credentials) {
        return new StartViewModel(
                store,
                credentials,
                new StartActions() {
                    @Override
                    public void open(ConnectionProfile profile, ConnectionSecrets secrets) {
                        byte[] password = secrets.copy(SecretField.PASSWORD);
                        opened.add((profile.name().isEmpty() ? profile.address().host() : profile.name()) + " "
                                + (password == null
                                        ? "without"
                                        : "with " + new String(password, StandardCharsets.UTF_8)));
                    }

                    @Override
                    public CompletableFuture<Void> test(
                            ConnectionProfile profile,
                            ConnectionSecrets secrets,
                            Consumer<TestStep> onStep,
                            PublishQuestion ask) {
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
                    public void choseModule(String path) {
                        opened.add("module " + path);
                    }

                    @Override
                    public void openDemo() {
                        opened.add("demo");
                    }
                },
                tabs,
                Runnable::run,
                CLOCK,
                ZONE);
    }

    @AfterEach
    void close() {
        model.close();
        store.close();
    }

    @Test
    void aModuleThatIsTypedIsChosen_andOneThatWasThereIsNot() {
        model.newConnection();
        ConnectionFormViewModel form =
                Objects.requireNonNull(model.formProperty().get());
        form.address().url().textProperty().set("mqtts://home");
        form.tls().identity().kindProperty().set(IdentityFields.Kind.PKCS11);
        form.tls().identity().library().textProperty().set("/usr/lib/opensc-pkcs11.so");
        model.saveForm();
        assertThat(opened).containsExactly("module /usr/lib/opensc-pkcs11.so");

        model.edit(model.cards().getFirst().id());
        model.saveForm();
        assertThat(opened).hasSize(1);
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
        store.find(id)
                .ifPresent(saved -> store.put(saved.profile().toBuilder()
                        .tls(saved.profile().tls().withAcceptAnything(true))
                        .build()));
        model.duplicate(id);
        String copy = saved();
        assertThat(store.find(copy))
                .hasValueSatisfying(saved ->
                        assertThat(saved.profile().tls().acceptAnything()).isFalse());
        assertThat(store.find(id))
                .hasValueSatisfying(saved ->
                        assertThat(saved.profile().tls().acceptAnything()).isTrue());
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

    private static ConnectionSecrets password(String password) {
        return ConnectionSecrets.ofPassword(password.getBytes(StandardCharsets.UTF_8));
    }

    private void assertNothingIsWritten(VaultByHand vault) {
        vault.work();
        assertThat(vault.credentials().questionProperty().get()).isNull();
        assertThat(folder.resolve("vault.json")).doesNotExist();
    }

    @Test
    void thePasswordOfTheFormIsSavedWhenTheBrokerHasAcceptedItAndNotBefore() {
        try (VaultByHand vault = waitForVault()) {
            fill("mqtt://ada:secret@home");
            String id = form().id();
            model.connectForm();
            assertNothingIsWritten(vault);
            assertThat(opened).containsExactly("home with secret");
            assertThat(model.statuses().get(id)).isEqualTo(new CardStatus(Optional.empty(), true));

            assertThat(vault.credentials().accepted(id, password("secret"))).isTrue();
            vault.work();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(folder.resolve("vault.json")).exists();
            assertThat(model.statuses()).isEmpty();
        }
    }

    @Test
    void aSavedFormThatWasNeverConnectedLeavesNoPassword() {
        try (VaultByHand vault = waitForVault()) {
            fill("mqtt://ada:secret@home");
            saved();
            assertNothingIsWritten(vault);
        }
        assertThat(folder.resolve("vault.json")).doesNotExist();
        assertThat(model.cards()).hasSize(1);
    }

    @Test
    void aPasswordThatIsRefusedIsAskedForAgainAndNeverSaved() {
        try (VaultByHand vault = waitForVault()) {
            fill("mqtt://ada:wrong@home");
            String id = form().id();
            model.connectForm();
            vault.work();
            assertThat(vault.credentials().refused(id, SecretField.PASSWORD, password("wrong")))
                    .isTrue();
            model.forgetPassword(id);
            assertThat(model.statuses()).isEmpty();
            assertThat(vault.credentials().accepted(id, password("wrong"))).isFalse();

            model.open(id);
            vault.work();
            prompt().passwordProperty().set("right");
            model.submitPassword();
            assertNothingIsWritten(vault);
            assertThat(vault.credentials().accepted(id, password("right"))).isTrue();
        }
    }

    @Test
    void aPasswordOfTheQuestionIsSavedWhenItWorksUnlessThatIsNotWished() {
        String id = add("mqtt://ada@home", "Home");
        try (VaultByHand vault = waitForVault()) {
            model.open(id);
            vault.work();
            prompt().passwordProperty().set("secret");
            prompt().keepProperty().set(false);
            model.submitPassword();
            assertNothingIsWritten(vault);
            assertThat(opened).containsExactly("Home with secret");
            assertThat(vault.credentials().accepted(id, password("secret"))).isFalse();
        }
    }

    @Test
    void aPasswordThatIsForAnotherHostIsForgottenAtOnceThoughTheNewOneWaits() {
        fill("mqtt://ada:secret@home");
        String id = saved();
        model.edit(id);
        form().address().url().textProperty().set("mqtt://ada:other@elsewhere");
        saved();
        assertThat(model.statuses().get(id)).isEqualTo(new CardStatus(Optional.empty(), true));
        model.open(id);
        assertThat(opened).containsExactly("elsewhere with other");
    }

    @Test
    void aFormIsNotUsedTwiceWhileTheVaultAsks() {
        try (VaultByHand vault = waitForVault()) {
            String id = withSavedPassword(vault);
            model.edit(id);
            vault.work();
            form().proxy().password().forget();
            form().address().password().forget();
            model.connectForm();
            assertThat(form().busyProperty().get()).isTrue();
            model.connectForm();
            model.testForm();
            vault.work();
            assertThat(prompt().profile().id()).isEqualTo(id);
            assertThat(opened).isEmpty();
        }
    }

    private String withSavedPassword(VaultByHand vault) {
        fill("mqtt://ada:secret@home");
        String id = saved();
        vault.credentials().accepted(id, password("secret"));
        vault.work();
        vault.choose(Protection.KEYCHAIN, "");
        return id;
    }

    @Test
    void theCardOfAnOpenConnectionShowsItAndOpensAnotherOnlyWhenAsked() {
        String id = add("mqtt://home", "Home");
        model.open(id);
        tabs.states.put(id, new OpenState(Phase.CONNECTED, false));
        assertThat(model.statuses().get(id))
                .isEqualTo(new CardStatus(Optional.of(new OpenState(Phase.CONNECTED, false)), false));
        model.open(id);
        model.openAnother(id);
        assertThat(opened).containsExactly("Home without", "shown", "Home without");
        tabs.states.remove(id);
        assertThat(model.statuses()).isEmpty();
        model.open(id);
        assertThat(opened).last().isEqualTo("Home without");
    }

    @Test
    void aFormThatChangesNothingShowsWhatIsOpenAndOneThatDoesOpensIt() {
        String id = add("mqtt://home", "Home");
        tabs.states.put(id, new OpenState(Phase.CONNECTED, false));
        fill("mqtt://home");
        form().nameProperty().set("Home");
        model.connectForm();
        assertThat(opened).containsExactly("shown");
        model.edit(id);
        form().address().url().textProperty().set("mqtt://home:1884");
        model.connectForm();
        assertThat(opened).containsExactly("shown", "Home without");
    }

    @Test
    void whatHasNoNameIsCalledByItsAddress() {
        for (String url : List.of(
                "mqtt://home",
                "mqtt://home:1884",
                "mqtt://ann@home:1884",
                "mqtt://bob@home:1884",
                "mqtts://cid@home")) {
            fill(url);
            saved();
        }
        assertThat(model.cards())
                .extracting(ConnectionCard::name)
                .containsExactlyInAnyOrder("home", "home:1884", "home:1884 (ann)", "home:1884 (bob)", "home (cid)");
        model.delete(model.cards().getLast().id());
        assertThat(model.undoTextProperty().get()).contains("home:1884 (bob)");
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
