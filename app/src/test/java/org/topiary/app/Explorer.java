// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.ui.SystemFileQuestions;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.view.session.SessionContext;
import org.topiary.app.view.session.SessionPanels;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.Notice;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.app.window.WindowOnScreen;
import org.topiary.mqtt.Session;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.vault.Keychain;

/** The whole program in its window on the headless platform, operated and read as a user would. */
public final class Explorer extends WindowRobot implements AutoCloseable {
    private final Desktop desktop;

    private Explorer(Desktop desktop) {
        this.desktop = desktop;
    }

    public static Explorer open(Path dataDir) throws IOException, TimeoutException {
        return open(dataDir, new TestKeychain());
    }

    /** Opens the program on a computer without other MQTT clients. */
    public static Explorer open(Path dataDir, Keychain keychain) throws IOException, TimeoutException {
        return open(dataDir, environment(dataDir, keychain));
    }

    static Environment environment(Path home, Keychain keychain) {
        return new Environment(
                keychain, home, new InstalledTools("Linux", home, Map.of()), new SystemFileQuestions(), page -> {});
    }

    public static Explorer open(Path dataDir, Environment environment) throws IOException, TimeoutException {
        return open(dataDir, environment, new LaunchPlan.Start.Page());
    }

    /** Opens the program with the given command line options. */
    public static Explorer open(Path dataDir, LaunchPlan.Start start) throws IOException, TimeoutException {
        return open(dataDir, environment(dataDir, new TestKeychain()), start);
    }

    /** Opens the program with the given command line options and environment. */
    public static Explorer open(Path dataDir, Environment environment, LaunchPlan.Start start)
            throws IOException, TimeoutException {
        return open(dataDir, environment, start, SessionPanels.all());
    }

    /** Opens the program with the given panels in each session. */
    static Explorer open(
            Path dataDir, Environment environment, LaunchPlan.Start start, List<Panel<SessionContext>> panels)
            throws IOException, TimeoutException {
        TestWindows.stage();
        TestWindows.closeAll();
        LaunchPlan plan = new LaunchPlan(
                start,
                true,
                Optional.empty(),
                Optional.of(new LaunchPlan.Size(980, 700)),
                Optional.of(Theme.LIGHT),
                Optional.of(dataDir),
                Optional.empty());
        Desktop desktop = Desktop.prepare(plan, dataDir, environment, panels, new CompletableFuture<>());
        onFx(() -> {
            desktop.show();
            return true;
        });
        return new Explorer(desktop);
    }

    /** The page with the cards of the saved connections and the form of a new one. */
    StartPage startPage() {
        return new StartPage(this);
    }

    /** The question where to keep secrets. */
    CredentialsPage credentials() {
        return new CredentialsPage(this);
    }

    TabsPage tabs() {
        return new TabsPage(this);
    }

    TreePage tree() {
        return new TreePage(this);
    }

    MessagePage message() {
        return new MessagePage(this);
    }

    PublishPage publish() {
        return new PublishPage(this);
    }

    TimelinePage timeline() {
        return new TimelinePage(this);
    }

    public boolean isSessionShown() {
        return onFx(() -> desktop.windowModel().currentProperty().get() != null);
    }

    SessionViewModel model() {
        SessionViewModel model = desktop.windowModel().currentProperty().get();
        if (model == null) {
            return fail("No session shows");
        }
        return model;
    }

    Session session() {
        return model().session();
    }

    public void waitForState(String word) {
        waitFor("the state " + word, () -> label("#status-state").equals(word));
    }

    /** Checks who can open the data folder, as the program does at start-up. */
    void checkFolder() {
        desktop.folderAccess().check();
    }

    /** The notices that the window shows and the user has not dismissed. */
    List<String> notices() {
        return desktop.windowModel().notices().stream().map(Notice::text).toList();
    }

    @Override
    Scene scene() {
        return desktop.scene();
    }

    public Desktop desktop() {
        return desktop;
    }

    public WindowViewModel windowModel() {
        return desktop.windowModel();
    }

    @Override
    List<Stage> stages() {
        return desktop.windows().all().stream().map(WindowOnScreen::stage).toList();
    }

    @Override
    String state() {
        return isSessionShown() ? session().state().toString() : "start page";
    }

    @Override
    public void close() {
        Hands.rest();
        desktop.close();
    }
}
