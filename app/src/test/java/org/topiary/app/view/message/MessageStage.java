// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.FxEvents;
import org.topiary.app.TestCommands;
import org.topiary.app.TestWindows;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.app.viewmodel.message.columns.FieldCells;
import org.topiary.app.viewmodel.message.columns.FieldColumns;
import org.topiary.app.viewmodel.message.columns.FieldLayouts;
import org.topiary.app.viewmodel.message.statistics.FixedConnection;
import org.topiary.app.viewmodel.message.statistics.StatisticsViewModel;
import org.topiary.app.viewmodel.snippet.Snippets;
import org.topiary.core.history.Outages;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * The message pane alone on a stage, in the light theme, 620 by 700 pixels. Methods that find or read a node must be
 * called on the JavaFX application thread, see {@link #fx(Callable)}; the others must not.
 */
final class MessageStage implements AutoCloseable {
    final TestSession session = new TestSession(1 << 24, (System.currentTimeMillis() - 60_000) * 1_000_000L);
    final Outages outages = new Outages();
    final MessageViewModel model;
    final FieldColumns columns;
    final Stage stage;
    private final SimpleIntegerProperty selected = new SimpleIntegerProperty(TopicTree.NONE);
    private final Shown shown;
    private long now;

    /** The panels next to each other, as a workbench shows them. */
    private record Shown(
            MessageView view,
            PanelView value,
            PanelView comparison,
            PanelView history,
            PanelView properties,
            SplitPane split) {
        /** The value or the comparison. */
        void showLens(boolean compares) {
            (compares ? value : comparison).shown(false);
            PanelView lens = compares ? comparison : value;
            split.getItems().set(0, lens.root());
            lens.shown(true);
        }

        void showProperties() {
            split.getItems().add(properties.root());
            properties.shown(true);
        }

        void close() {
            List.of(value, comparison, history, properties).forEach(panel -> panel.shown(false));
            view.dispose();
        }
    }

    MessageStage() throws TimeoutException {
        this(Decoding.standard());
    }

    MessageStage(Decoding decoding) throws TimeoutException {
        model = new MessageViewModel(
                session.log, session.tree, outages, decoding, Platform::runLater, Tasks.on(Runnable::run));
        columns = new FieldColumns(
                new FieldCells(session.log, session.tree, decoding, Platform::runLater, Tasks.on(Runnable::run)),
                session.tree,
                selected,
                FieldLayouts.inMemory());
        stage = TestWindows.stage();
        shown = fx(this::show);
    }

    private Shown show() {
        MessageView view = new MessageView(
                model,
                name -> null,
                TestCommands.controls(),
                new Snippets(
                        () -> ConnectionProfile.of(
                                "id",
                                "name",
                                BrokerAddress.parse("mqtt://broker").address()),
                        () -> true),
                columns);
        Shown[] all = new Shown[1];
        PanelView value = view.value(() -> all[0].showProperties());
        PanelView comparison = view.comparison(() -> all[0].showProperties());
        PanelView history = view.history(List.of());
        HBox lenses = new HBox(value.tools().orElseThrow());
        SplitPane split = new SplitPane(value.root(), history.root());
        all[0] = new Shown(view, value, comparison, history, view.properties(statistics()), split);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.6);
        theme(new PrimerLight());
        VBox root = new VBox(view.header(), lenses, split);
        VBox.setVgrow(split, Priority.ALWAYS);
        Scene scene = new Scene(root, 620, 700);
        TestCommands.dispatch(scene);
        scene.getStylesheets().addAll("/org/topiary/app/topiary.css", "/org/topiary/app/session.css");
        stage.setScene(scene);
        // An earlier test may have left another size.
        stage.sizeToScene();
        stage.show();
        value.shown(true);
        history.shown(true);
        model.value().differenceProperty().subscribe((before, compares) -> all[0].showLens(compares));
        return all[0];
    }

    private StatisticsViewModel statistics() {
        return new StatisticsViewModel(
                session.log,
                session.tree,
                outages,
                new FixedConnection(true, 2),
                Platform::runLater,
                Tasks.on(Runnable::run),
                () -> 0);
    }

    void select(String topic) {
        fx(() -> {
            selected.set(session.node(topic));
            model.select(session.node(topic));
        });
    }

    /** Advances the time by one second. */
    void tick() {
        now += 1_000_000_000L;
        fx(() -> model.tick(now));
    }

    void setWidth(double pixels) {
        fx(() -> stage.setWidth(pixels));
        await(() -> stage.getScene().getWidth() == pixels);
    }

    void setHeight(double pixels) {
        fx(() -> stage.setHeight(pixels));
        await(() -> stage.getScene().getHeight() == pixels);
    }

    static void theme(Theme theme) {
        Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    }

    /** The text of the value. */
    String text() {
        return fx(() -> area().getText());
    }

    Node root() {
        return stage.getScene().getRoot();
    }

    Node lookup(String selector) {
        return root().lookup(selector);
    }

    Set<Node> lookupAll(String selector) {
        return root().lookupAll(selector);
    }

    void layout() {
        Parent all = stage.getScene().getRoot();
        all.applyCss();
        all.layout();
    }

    ValueArea area() {
        return (ValueArea) lookup(".value-area");
    }

    @SuppressWarnings("unchecked")
    TableView<HistoryRow> table() {
        return (TableView<HistoryRow>) lookup(".history");
    }

    /** The visible rows of the history. */
    VirtualFlow<?> flow() {
        table().layout();
        return (VirtualFlow<?>) table().lookup(".virtual-flow");
    }

    @Override
    public void close() {
        fx(() -> {
            Window.getWindows().stream()
                    .filter(window -> !window.equals(stage))
                    .toList()
                    .forEach(Window::hide);
            shown.close();
            stage.hide();
        });
        session.close();
    }

    static void await(BooleanSupplier condition) {
        try {
            FxEvents.waitFor(condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("Not within two minutes", e);
        }
        FxEvents.settle();
    }

    /** Runs an action on the JavaFX application thread and waits until the thread is idle. */
    static void fx(Runnable action) {
        fx(() -> {
            action.run();
            return true;
        });
    }

    /** Calls an action on the JavaFX application thread and waits until the thread is idle. */
    static <T> T fx(Callable<T> action) {
        T result = WaitForAsyncUtils.waitForAsyncFx(60_000, action);
        FxEvents.settle();
        return result;
    }
}
