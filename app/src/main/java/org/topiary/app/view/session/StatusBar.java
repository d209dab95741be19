// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.Popover;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.tasks.TaskIndicator;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.session.StatusViewModel;
import org.topiary.mqtt.SessionState.Phase;

/** The status bar: connection, protocol, topics, rate, log, lost messages. */
final class StatusBar extends HBox {
    /** Minimum width in pixels of a readable address. */
    private static final double MIN_ADDRESS = 80;

    /** Width in pixels that the reason for a missing connection takes before figures are shown. */
    private static final double NOTE_WIDTH = 480;

    private static final double TIP_WIDTH = 380;
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Label note = new Label();
    private final Label address;
    /** Shown only where there is room, the most important first. */
    private final List<Label> optional;

    /**
     * @param controls names the keys of commands
     * @param explain shows everything known about the state of the connection
     */
    StatusBar(SessionViewModel model, SessionDialogs dialogs, CommandControls controls, Runnable explain) {
        StatusViewModel status = model.status();
        getStyleClass().add("status-bar");
        StateDot dot = new StateDot();
        dot.phaseProperty().bind(model.stateProperty().map(state -> state.phase()));
        Label state = new Label();
        state.setId("status-state");
        state.textProperty().bind(model.stateProperty().map(value -> word(value.phase())));
        state.setTooltip(whole(model.stateProperty().map(value -> Texts.get(value.summary()))));

        Hyperlink leftOut = explained("status-left-out", status.leftOutProperty(), status);
        leftOut.pseudoClassStateChanged(WARNING, true);
        leftOut.visibleProperty().bind(leftOut.textProperty().isNotEmpty());
        leftOut.managedProperty().bind(leftOut.visibleProperty());
        Hyperlink lost = explained("status-lost", status.lostProperty(), status);
        status.anyLostProperty().subscribe(any -> lost.pseudoClassStateChanged(WARNING, any));

        address = text("status-address", status.addressProperty());
        address.setTooltip(whole(status.addressProperty()));
        Label topics = text("status-topics", status.topicsProperty());
        Label messages = text("status-messages", status.messagesProperty());
        Label history = history(status);
        optional = List.of(topics, messages, history, address);
        // Only the address may be truncated.
        List.of(topics, messages, history).forEach(each -> each.setMinWidth(USE_PREF_SIZE));

        note.setId("status-note");
        note.getStyleClass().add("status-note");
        note.textProperty().bind(status.stateProperty());
        note.setTooltip(whole(status.stateProperty()));
        note.setMinWidth(0);
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        dot,
                        state,
                        note,
                        link("status-explain", () -> Texts.get("status.explain.tip"), explain, explained(model)),
                        link("status-retry", () -> Texts.get("status.retry.tip"), model::connect, retries(model)),
                        address,
                        details(status, dialogs, controls),
                        unchecked(model, dialogs),
                        skipped(status, dialogs, controls),
                        gap,
                        topics,
                        messages,
                        history,
                        leftOut,
                        lost,
                        subscriptions(dialogs, controls),
                        connection(model),
                        new TaskIndicator(model.tasks().running().shownProperty()));
        state.setMinWidth(USE_PREF_SIZE);
        widthProperty().subscribe(width -> fit());
        for (Node each : getChildren()) {
            if (each instanceof Labeled labeled) {
                labeled.textProperty().subscribe(text -> fit());
            }
        }
        model.uncheckedProperty().subscribe(unchecked -> fit());
    }

    /** Does not limit the width of the window: items without room are hidden. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    private void fit() {
        double free = getWidth() - snappedLeftInset() - snappedRightInset();
        if (free <= 0) {
            return;
        }
        for (Node each : getChildren()) {
            if (each.equals(note)) {
                free -= note.isManaged() ? Math.min(NOTE_WIDTH, note.prefWidth(-1)) + getSpacing() : 0;
            } else if (!optional.contains(each) && each.isManaged()) {
                free -= each.prefWidth(-1) + getSpacing();
            }
        }
        for (Label each : optional) {
            double width = each.equals(address) ? Math.min(MIN_ADDRESS, each.prefWidth(-1)) : each.prefWidth(-1);
            boolean fits = !each.getText().isEmpty() && width + getSpacing() <= free;
            Nodes.show(each, fits);
            free -= fits ? width + getSpacing() : 0;
        }
    }

    private static Hyperlink explained(String id, ObservableValue<String> value, StatusViewModel status) {
        Hyperlink link = new Hyperlink();
        link.setId(id);
        link.textProperty().bind(value);
        link.setTooltip(new Tooltip(Texts.get("status.lost.title")));
        link.setOnAction(event -> {
            link.setVisited(false);
            explain(status, link);
        });
        link.setMinWidth(USE_PREF_SIZE);
        return link;
    }

    private static Hyperlink details(StatusViewModel status, SessionDialogs dialogs, CommandControls controls) {
        ObservableValue<String> protocol = status.protocolProperty();
        Supplier<String> tip = () -> {
            String details = controls.tip(Texts.get("status.details"), SessionCommands.DETAILS);
            String reason = status.fallbackProperty().get();
            return reason.isEmpty() ? details : reason + "\n" + details;
        };
        Hyperlink link = link("status-protocol", tip, dialogs::showDetails);
        link.textProperty().bind(protocol);
        link.visibleProperty()
                .bind(link.textProperty()
                        .isNotEmpty()
                        .and(status.stateProperty().isEmpty()));
        link.managedProperty().bind(link.visibleProperty());
        return link;
    }

    /** Warns in red that the connection does not verify the broker's identity. */
    private static Hyperlink unchecked(SessionViewModel model, SessionDialogs dialogs) {
        Hyperlink link = link("status-unchecked", () -> Texts.get("details.unchecked"), dialogs::showDetails);
        link.setText(Texts.get("status.unchecked"));
        link.pseudoClassStateChanged(WARNING, true);
        link.visibleProperty().bind(model.uncheckedProperty());
        link.managedProperty().bind(link.visibleProperty());
        return link;
    }

    /** Lists what is not received by choice, as a reminder. */
    private static Hyperlink skipped(StatusViewModel status, SessionDialogs dialogs, CommandControls controls) {
        Hyperlink link =
                link("status-skipped", () -> controls.tip(SessionCommands.SUBSCRIPTIONS), dialogs::showSubscriptions);
        link.textProperty().bind(status.skippedProperty());
        link.pseudoClassStateChanged(WARNING, true);
        link.visibleProperty().bind(link.textProperty().isNotEmpty());
        link.managedProperty().bind(link.visibleProperty());
        return link;
    }

    /** @param tip made whenever it is shown: the keys of a command may change */
    private static Hyperlink link(String id, Supplier<String> tip, Runnable action) {
        Hyperlink link = new Hyperlink();
        link.setId(id);
        link.setTooltip(new LiveTooltip(tip));
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(event -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    /** Whether there is more to read about the state of the connection. */
    private static ObservableValue<Boolean> explained(SessionViewModel model) {
        return model.stateProperty()
                .map(state ->
                        state.phase() != Phase.DISCONNECTED && !state.advice().isEmpty());
    }

    private static ObservableValue<Boolean> retries(SessionViewModel model) {
        return model.stateProperty().map(state -> state.retryMillis() > 0);
    }

    private static Hyperlink link(String id, Supplier<String> tip, Runnable action, ObservableValue<Boolean> visible) {
        Hyperlink link = link(id, tip, action);
        link.setText(Texts.get("status." + id.substring(id.indexOf('-') + 1)));
        link.visibleProperty().bind(visible);
        link.managedProperty().bind(link.visibleProperty());
        return link;
    }

    private static Button subscriptions(SessionDialogs dialogs, CommandControls controls) {
        return new IconButton(Feather.HASH, Texts.get("command.session.subscriptions"), dialogs::showSubscriptions)
                .withTip(() -> controls.tip(SessionCommands.SUBSCRIPTIONS))
                .small()
                .withId("status-subscriptions");
    }

    private static Label text(String id, ObservableValue<String> value) {
        Label label = new Label();
        label.setId(id);
        label.textProperty().bind(value);
        return label;
    }

    private static Tooltip whole(ObservableValue<String> value) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(value);
        return tip;
    }

    /** The contents of the log; its tooltip shows the current allocation of memory. */
    private static Label history(StatusViewModel status) {
        Label label = text("status-log", status.logProperty());
        Tooltip divided = new LiveTooltip(status::explainLog);
        divided.setWrapText(true);
        divided.setMaxWidth(TIP_WIDTH);
        label.setTooltip(divided);
        return label;
    }

    private static Button connection(SessionViewModel model) {
        Button button = new Button();
        button.setId("status-connection");
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        model.stateProperty().subscribe(state -> {
            boolean off = state.phase() == Phase.DISCONNECTED || state.phase() == Phase.FAILED;
            button.setText(Texts.get(off ? "status.connect" : "status.disconnect"));
            button.setOnAction(event -> {
                if (off) {
                    model.connect();
                } else {
                    model.disconnect();
                }
            });
        });
        return button;
    }

    static String word(Phase phase) {
        return switch (phase) {
            case DISCONNECTED -> Texts.get("status.disconnected");
            case CONNECTING -> Texts.get("status.connecting");
            case CONNECTED -> Texts.get("status.connected");
            case RECONNECTING -> Texts.get("status.reconnecting");
            case FAILED -> Texts.get("status.failed");
        };
    }

    private static void explain(StatusViewModel status, Hyperlink owner) {
        VBox lines = new VBox();
        lines.getStyleClass().add("lost-explanation");
        Label title = new Label(Texts.get("status.lost.title"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        lines.getChildren().add(title);
        for (String line : status.explainLost()) {
            Label label = new Label(line);
            label.setWrapText(true);
            lines.getChildren().add(label);
        }
        Popover.show(lines, owner);
    }
}
