// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import atlantafx.base.theme.PrimerLight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.topiary.app.FxEvents;
import org.topiary.app.TestCommands;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.ui.SystemFileQuestions;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.start.NothingOpen;
import org.topiary.app.viewmodel.start.RecordedOpener;
import org.topiary.app.viewmodel.start.StartPageShortcuts;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.ProfileStore;

/** The start page alone on a stage, in the light theme, 980 by 700 pixels. */
final class StartStage implements AutoCloseable {
    /** The actions that the page requested, see {@link RecordedOpener}. */
    final List<String> opened = new CopyOnWriteArrayList<>();

    final ProfileStore store;
    final StartViewModel model;
    final StartView view;
    final Stage stage;

    /** JavaFX application thread. */
    StartStage(Stage stage, Path folder) {
        this(stage, folder, StartView.IMPORTED_SHOWN);
    }

    /** @param importedShown how long cards stay marked as imported */
    StartStage(Stage stage, Path folder, javafx.util.Duration importedShown) {
        this.stage = stage;
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        store = new ProfileStore(folder, problem -> {});
        model = new StartViewModel(
                store,
                new MemoryCredentials(),
                new RecordedOpener(opened),
                new NothingOpen(),
                Platform::runLater,
                InstantSource.system(),
                TimeZone.getDefault());
        view = new StartView(
                model,
                new ExchangeViewModel(
                        new NoExchange(),
                        store,
                        model.credentials(),
                        Tasks.on(Runnable::run),
                        Runnable::run,
                        model.cards()::showImported),
                actions(),
                new SystemFileQuestions(),
                TestCommands.controls(),
                importedShown);
        Scene scene = new Scene(view, 980, 700);
        TestCommands.dispatch(scene);
        scene.getStylesheets().add("/org/topiary/app/topiary.css");
        stage.setScene(scene);
        stage.show();
        view.focusFirst();
    }

    /** Without imports and exports. */
    private StartPageShortcuts actions() {
        Runnable nothing = () -> {};
        return new StartPageShortcuts(
                model.editor()::newConnection,
                nothing,
                nothing,
                nothing,
                () -> true,
                model.credentials()::manage,
                model::openDemo);
    }

    /** Adds five connections. JavaFX application thread. */
    void addSome() {
        Instant now = Instant.now();
        add("mqtts://ada@home.example", "Home", now.minus(Duration.ofMinutes(12)));
        add("mqtt://10.0.0.17:1884", "Plant north, line 2", now.minus(Duration.ofHours(30)));
        add(
                "wss://a-very-long-host-name.with-many.labels.iot.example.org:8443/mqtt",
                "A cloud broker with a very long name indeed",
                now.minus(Duration.ofDays(90)));
        add("mqtt://test.mosquitto.org", "test.mosquitto.org", null);
        add("ws://localhost:8080/mqtt", "localhost", null);
        model.cards().refresh();
    }

    /** Adds a connection whose id is its name; the page shows it after a refresh. */
    void add(String url, String name, @Nullable Instant used) {
        BrokerAddress.Parsed parsed = BrokerAddress.parse(url);
        store.put(ConnectionProfile.of(name, name, parsed.address()).toBuilder()
                .userName(parsed.userName())
                .build());
        if (used != null) {
            store.used(name, used);
        }
    }

    Node focused() {
        return stage.getScene().getFocusOwner();
    }

    void shot(String name) {
        Snapshots.saveAll(stage, name);
    }

    static void waitUntil(Callable<Boolean> condition) {
        try {
            FxEvents.waitFor(condition);
        } catch (TimeoutException e) {
            throw new AssertionError("It did not happen in time", e);
        }
        FxEvents.settle();
    }

    @Override
    public void close() {
        store.close();
    }
}
