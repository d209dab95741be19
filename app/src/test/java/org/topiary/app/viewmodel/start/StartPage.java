// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.topiary.app.VaultByHand;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.profiles.ProfileStore;

/** The start page without its window, at noon: the actions of a user and what the page then shows. */
final class StartPage implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOON);
    static final TimeZone ZONE = TimeZone.getTimeZone("UTC");

    /** The actions that the page requested, see {@link RecordedOpener}; "shown" for a tab that came to the front. */
    final List<String> opened = new ArrayList<>();

    /** The open tabs, by the ids of their connections. */
    final ObservableMap<String, OpenState> tabs = FXCollections.observableHashMap();

    final ProfileStore store;
    StartViewModel model;
    private final Path folder;

    StartPage(Path folder) {
        this.folder = folder;
        store = new ProfileStore(folder, problem -> {});
        model = modelWith(new MemoryCredentials());
    }

    private StartViewModel modelWith(Credentials credentials) {
        return new StartViewModel(
                store, credentials, new RecordedOpener(opened), new Tabs(), Runnable::run, CLOCK, ZONE);
    }

    private final class Tabs implements OpenConnections {
        @Override
        public ObservableMap<String, OpenState> states() {
            return tabs;
        }

        @Override
        public boolean show(String id) {
            if (tabs.containsKey(id)) {
                opened.add("shown");
            }
            return tabs.containsKey(id);
        }
    }

    /** Makes the page's actions wait for a vault whose question is not answered yet. */
    VaultByHand waitForVault() {
        VaultByHand vault = new VaultByHand(folder);
        model = modelWith(vault.credentials());
        return vault;
    }

    ConnectionEditor editor() {
        return model.editor();
    }

    ObservableList<ConnectionCard> cards() {
        return model.cards().all();
    }

    ObservableMap<String, CardStatus> statuses() {
        return model.cards().statuses();
    }

    /** Opens the form of a new connection with an address. */
    void fill(String url) {
        editor().newConnection();
        form().address().url().textProperty().set(url);
    }

    /** Adds a connection with the form and returns its id. */
    String add(String url, String name) {
        fill(url);
        form().nameProperty().set(name);
        return saved();
    }

    /** Saves the form and returns the id of its connection. */
    String saved() {
        String id = form().id();
        editor().save();
        assertThat(editor().formProperty().get()).isNull();
        return id;
    }

    ConnectionFormViewModel form() {
        ConnectionFormViewModel form = editor().formProperty().get();
        assertThat(form).isNotNull();
        return form;
    }

    PasswordPrompt prompt() {
        PasswordPrompt prompt = model.passwords().promptProperty().get();
        assertThat(prompt).isNotNull();
        return prompt;
    }

    /** Answers the password question. */
    void answer(String password) {
        prompt().passwordProperty().set(password);
        model.passwords().submit();
    }

    void assertNothingIsWritten(VaultByHand vault) {
        vault.work();
        assertThat(vault.credentials().questionProperty().get()).isNull();
        assertThat(folder.resolve("vault.json")).doesNotExist();
    }

    static ConnectionSecrets password(String password) {
        return ConnectionSecrets.ofPassword(password.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        model.close();
        store.close();
    }
}
