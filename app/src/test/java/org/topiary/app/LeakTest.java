// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.tasks.IdleTasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.ui.panel.Place;
import org.topiary.app.view.session.SessionContext;
import org.topiary.app.view.session.SessionPanels;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.window.WindowOnScreen;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.profiles.ProfileStore;
import org.topiary.testkit.Garbage;
import org.topiary.testkit.MosquittoBroker;

/** Tests that nothing that stays open holds a reference to anything closed. */
@IntegrationTest
final class LeakTest {
    private static final int ROUNDS = 20;
    /** Of so many sessions, one is drawn as a tab and one in a window; drawing takes most of the time. */
    private static final int DRAWN = 10;
    /** The number of windows of single panels. */
    private static final int PANEL_WINDOWS = 20;

    @TempDir
    private Path folder;

    private final List<WeakReference<Object>> closed = new ArrayList<>();
    /** The views of panels and their contents, which must go with their session only. */
    private final List<WeakReference<Object>> panelViews = new ArrayList<>();

    /** Keeps a weak reference to an object that the window must release. */
    private void watch(Object closing) {
        closed.add(new WeakReference<>(Objects.requireNonNull(closing)));
    }

    @Test
    void formsAreCollected() throws Exception {
        try (Explorer explorer = Explorer.open(folder)) {
            for (int i = 0; i < ROUNDS; i++) {
                explorer.fire("#start-new-card");
                Explorer.onFx(() -> {
                    watch(explorer.scene().lookup(".form-panel"));
                    return explorer.scene().lookup("#form-cancel") instanceof Button cancel && press(cancel);
                });
            }
            waitUntilCollected(explorer);
        }
    }

    private static boolean press(Button button) {
        button.fire();
        return true;
    }

    @Test
    void dialogsAreCollected() throws Exception {
        List<Consumer<InWindowDialogs>> kinds = List.of(
                dialogs -> {
                    var _ = dialogs.ask("Title", "Text", "Delete");
                },
                dialogs -> {
                    var _ = dialogs.choose(
                            "Title",
                            new Label("Text"),
                            List.of(new InWindowDialogs.Choice("one", "One", InWindowDialogs.Kind.DEFAULT)));
                },
                dialogs -> dialogs.show("Title", new TextField("Text")),
                dialogs -> dialogs.edit("Title", new TextField("Text"), new Button("Apply")),
                dialogs -> fill(dialogs, new TextField("Text")));
        try (Explorer explorer = Explorer.open(folder)) {
            for (int i = 0; i < ROUNDS; i++) {
                Consumer<InWindowDialogs> kind = kinds.get(i % kinds.size());
                Explorer.onFx(() -> {
                    InWindowDialogs dialogs =
                            explorer.desktop().windows().all().getFirst().dialogs();
                    kind.accept(dialogs);
                    watch(dialogs.getChildren().getFirst());
                    dialogs.close();
                    return true;
                });
            }
            waitUntilCollected(explorer);
        }
    }

    private static void fill(InWindowDialogs dialogs, Node sheet) {
        dialogs.fill(sheet, sheet::requestFocus, () -> {});
    }

    @Test
    void palettesAreCollected() throws Exception {
        try (Explorer explorer = Explorer.open(folder)) {
            for (int i = 0; i < ROUNDS; i++) {
                explorer.press(KeyCode.CONTROL, KeyCode.K);
                Explorer.onFx(() -> {
                    watch(explorer.scene().lookup("#palette"));
                    return true;
                });
                explorer.type(KeyCode.ESCAPE);
            }
            waitUntilCollected(explorer);
        }
    }

    @Test
    void settingsPagesAreCollected() throws Exception {
        try (Explorer explorer = Explorer.open(folder)) {
            for (int i = 0; i < ROUNDS; i++) {
                explorer.press(KeyCode.CONTROL, KeyCode.COMMA);
                Explorer.onFx(() -> {
                    watch(explorer.scene().lookup("#settings"));
                    return true;
                });
                explorer.type(KeyCode.ESCAPE);
            }
            waitUntilCollected(explorer);
        }
    }

    @Test
    void sessionsAndTheirWindowsAreCollected() throws Exception {
        keepConnection();
        try (Explorer explorer = Explorer.open(folder)) {
            for (int i = 0; i < ROUNDS; i++) {
                explorer.startPage().open("broker");
                explorer.waitFor("the session", explorer::isSessionShown);
                // Every other session in its own window, with a question over it.
                boolean own = i % 2 == 1;
                if (own) {
                    Explorer.onFx(() -> {
                        explorer.desktop().windowModel().tearOff(current(explorer), null);
                        return true;
                    });
                }
                // Goes on until the session is closed.
                submitLong(current(explorer));
                if (i % DRAWN == 0) {
                    explorer.waitFor("the task", () -> explorer.isShown("#tasks"));
                    explorer.fire("#tasks");
                }
                if (i % DRAWN < 2) {
                    explorer.waitForDrawing();
                }
                Explorer.onFx(() -> {
                    close(explorer);
                    return true;
                });
            }
            waitUntilCollected(explorer);
        }
    }

    @Test
    void windowsOfPanelsAreCollectedWhileTheSessionGoesOn() throws Exception {
        keepConnection();
        try (Explorer explorer = openWithAddedPanel()) {
            explorer.startPage().open("broker");
            explorer.waitFor("the session", explorer::isSessionShown);
            List<String> buttons =
                    List.of("#lens-value", "#lens-table", "#lens-properties", "#lens-added", "#drawer-publish");
            for (int i = 0; i < PANEL_WINDOWS; i++) {
                Stage own = moveToWindow(explorer, buttons.get(i % buttons.size()));
                if (i < buttons.size()) {
                    explorer.waitForDrawing();
                }
                explorer.onWindow(() -> {
                    watch(own);
                    watch(own.getScene());
                    watch(own.getScene().getRoot());
                    own.fireEvent(new WindowEvent(own, WindowEvent.WINDOW_CLOSE_REQUEST));
                });
                assertThat(explorer.stages()).hasSize(1);
            }
            waitUntilCollected(explorer, 3 * PANEL_WINDOWS);

            assertThat(panelViews).hasSizeGreaterThan(2 * buttons.size()).allMatch(each -> each.get() != null);
            Explorer.onFx(() -> {
                close(explorer);
                return true;
            });
            closed.addAll(panelViews);
            waitUntilCollected(explorer, panelViews.size());
        }
    }

    @Test
    void sessionsAreCollectedWithTheOpenWindowsOfTheirPanels() throws Exception {
        keepConnection();
        int rounds = PANEL_WINDOWS / 3;
        try (Explorer explorer = openWithAddedPanel()) {
            for (int i = 0; i < rounds; i++) {
                explorer.startPage().open("broker");
                explorer.waitFor("the session", explorer::isSessionShown);
                explorer.fire("#rail-devices");
                for (String button : List.of("#lens-value", "#lens-table", "#lens-added", "#drawer-publish")) {
                    Stage own = moveToWindow(explorer, button);
                    explorer.onWindow(() -> {
                        watch(own);
                        watch(own.getScene());
                    });
                }
                if (i == 0) {
                    explorer.waitForDrawing();
                }
                Explorer.onFx(() -> {
                    close(explorer);
                    return true;
                });
                explorer.waitFor("no window of a panel", () -> explorer.stages().size() == 1);
            }
            closed.addAll(panelViews);
            waitUntilCollected(explorer, rounds);
        }
    }

    /** Opens the program with one more lens, and watches the views of all panels. */
    private Explorer openWithAddedPanel() throws IOException, TimeoutException {
        List<Panel<SessionContext>> panels = new ArrayList<>(SessionPanels.all());
        panels.add(new Panel<>(
                "added", "Added", Feather.BAR_CHART, Place.LENS, context -> new LargestTopicPanel(context.model())));
        panels.replaceAll(panel -> new Panel<>(panel.id(), panel.title(), panel.icon(), panel.place(), context -> {
            PanelView view = panel.make().apply(context);
            panelViews.add(new WeakReference<>(view));
            panelViews.add(new WeakReference<>(view.root()));
            return view;
        }));
        return Explorer.open(
                folder, Explorer.environment(folder, new TestKeychain()), new LaunchPlan.Start.Page(), panels);
    }

    /** Shows a panel and moves it to a window of its own, which is returned. */
    private static Stage moveToWindow(Explorer explorer, String button) {
        int before = explorer.stages().size();
        String part = button.startsWith("#drawer") ? "#drawer" : "#lens";
        explorer.fire(part.equals("#drawer") ? "#drawer-toggle" : button);
        explorer.fire(part + "-window");
        explorer.waitFor("the window", () -> explorer.stages().size() == before + 1);
        return explorer.stages().getLast();
    }

    private static void submitLong(SessionViewModel session) {
        CompletableFuture<String> end = new CompletableFuture<>();
        session.tasks()
                .own()
                .submit(
                        "task.search",
                        Lane.SCAN,
                        (progress, cancel) -> {
                            cancel.onCancel(() -> end.complete(session.profile().name()));
                            end.join();
                        },
                        end::completeExceptionally);
    }

    private void keepConnection() throws Exception {
        BrokerAddress nobody =
                new BrokerAddress(BrokerAddress.Transport.TCP, "127.0.0.1", MosquittoBroker.freePort(), "");
        try (ProfileStore profiles = new ProfileStore(folder, problem -> {})) {
            profiles.put(ConnectionProfile.of("1", "broker", nobody).toBuilder()
                    .reconnect(new Reconnect(false, 1_000, 1_000, 0))
                    .build());
        }
    }

    private static SessionViewModel current(Explorer explorer) {
        return explorer.desktop().windowModel().all().getFirst();
    }

    private void close(Explorer explorer) {
        SessionViewModel session = current(explorer);
        WindowOnScreen window = explorer.desktop().windows().of(session.session());
        var _ = window.dialogs().ask("Title", "Text", "Delete");
        window.dialogs().close();
        Scene scene = window.stage().getScene();
        watch(session);
        watch(session.session());
        watch(session.tasks().sparkplug().follower());
        watch(session.devices());
        watch(session.tasks().tools().table());
        watch(session.message().value().fields());
        watch(scene.lookup(".session-view"));
        if (!scene.equals(explorer.scene())) {
            watch(window.stage());
            watch(scene);
        }
        explorer.desktop().windowModel().close(session);
    }

    private void waitUntilCollected(Explorer explorer) throws InterruptedException {
        waitUntilCollected(explorer, ROUNDS);
    }

    /** @param least how many objects have been watched, at least */
    private void waitUntilCollected(Explorer explorer, int least) throws InterruptedException {
        assertThat(closed).hasSizeGreaterThanOrEqualTo(least);
        explorer.waitForDrawing();
        IdleTasks.await(explorer.desktop().tasks());
        try {
            explorer.waitFor("the collection", () -> {
                Garbage.collect();
                return left().isEmpty();
            });
        } catch (AssertionError e) {
            throw new AssertionError("Still held: " + left(), e);
        }
    }

    /** The number of watched objects that still exist. */
    private Map<String, Long> left() {
        return closed.stream()
                .map(WeakReference::get)
                .filter(each -> each != null)
                .collect(Collectors.groupingBy(each -> each.getClass().getSimpleName(), Collectors.counting()));
    }
}
