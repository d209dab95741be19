// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.view.session.StateDot;
import org.topiary.app.viewmodel.start.CardStatus;
import org.topiary.app.viewmodel.start.ConnectionCard;
import org.topiary.app.viewmodel.start.OpenState;
import org.topiary.app.viewmodel.start.StartViewModel;

/**
 * One connection: a button that opens it, and small buttons that are visible while the card is hovered or has the
 * focus.
 */
final class ConnectionCardView extends StackPane {
    private static final double SWATCH = 10;
    private static final String IMPORTED = "imported";

    private final ConnectionCard card;
    private final StartViewModel model;
    private final Button button;
    private final StateDot dot = new StateDot();
    private final Label used = new Label();

    /** The context menu depends on it. */
    private CardStatus status = CardStatus.CLOSED;

    private boolean imported;

    ConnectionCardView(ConnectionCard card, StartViewModel model, CommandControls controls) {
        this.card = card;
        this.model = model;
        getStyleClass().add("connection-card");

        Label name = new Label(card.name());
        Label address = new Label(card.address());
        button = new Button(null, words(card, name, address));
        button.getStyleClass().add("card-button");
        button.addEventFilter(MouseEvent.MOUSE_ENTERED, event -> {
            boolean cut = name.isTextTruncated() || address.isTextTruncated();
            button.setTooltip(cut ? new Tooltip(card.name() + '\n' + card.address()) : null);
        });
        button.setOnAction(event -> open());
        PanelKeys.fireOnEnter(button);
        CommandContexts.put(button, this);
        Deferred.contextMenu(button, () -> {
            String open = notOpen().isEmpty() ? Texts.get("start.show") : CardCommands.OPEN.title();
            return new ContextMenu(
                    controls.item(CardCommands.OPEN, this, open),
                    controls.item(CardCommands.OPEN_ANOTHER, this),
                    new SeparatorMenuItem(),
                    controls.item(CardCommands.COPY_ADDRESS, this),
                    new SeparatorMenuItem(),
                    controls.item(CardCommands.EDIT, this),
                    controls.item(CardCommands.DUPLICATE, this),
                    new SeparatorMenuItem(),
                    controls.item(CardCommands.DELETE, this));
        });

        HBox actions = new HBox(
                action(Feather.EDIT_2, "start.edit", card, this::edit),
                action(Feather.COPY, "start.duplicate", card, this::duplicate),
                action(Feather.TRASH_2, "start.delete", card, this::delete));
        actions.getStyleClass().add("card-actions");
        actions.setPickOnBounds(false);
        actions.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(actions, Pos.BOTTOM_RIGHT);
        getChildren().addAll(button, actions);
        show(CardStatus.CLOSED);
    }

    /** Opens the connection, or shows its tab. */
    void open() {
        model.open(card.id());
    }

    void openAnother() {
        model.openAnother(card.id());
    }

    Optional<String> notOpen() {
        return status.open().isPresent() ? Optional.empty() : Optional.of(Texts.get("command.notOpen"));
    }

    void copyAddress() {
        Clip.copy(card.address());
    }

    void edit() {
        model.editor().edit(card.id());
    }

    void duplicate() {
        model.editor().duplicate(card.id());
    }

    void delete() {
        model.deletion().delete(card.id());
    }

    Button button() {
        return button;
    }

    String id() {
        return card.id();
    }

    /** Shows the state of the connection. */
    void show(CardStatus now) {
        status = now;
        String words = now.open()
                .map(OpenState::words)
                .orElseGet(() -> imported ? Texts.get("start.imported") : card.lastUsed());
        used.setText(now.unsaved() ? Texts.get("start.unsaved", words) : words);
        dot.phaseProperty().set(now.open().map(OpenState::phase).orElse(null));
        used.setGraphic(now.open().isPresent() ? dot : null);
        String spoken =
                now.open().isPresent() ? "start.card.open" : card.encrypted() ? "start.card.encrypted" : "start.card";
        button.setAccessibleText(Texts.get(spoken, card.name(), card.address(), used.getText()));
    }

    /** Marks the card as just imported, with a text and by its border. */
    void setImported(boolean value) {
        if (imported != value) {
            imported = value;
            if (value) {
                getStyleClass().add(IMPORTED);
            } else {
                getStyleClass().remove(IMPORTED);
            }
            show(status);
        }
    }

    private VBox words(ConnectionCard card, Label name, Label address) {
        name.getStyleClass().add("card-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox first = new HBox();
        if (!card.colour().isEmpty()) {
            // Square: a round one shows the state of a connection.
            Rectangle swatch = new Rectangle(SWATCH, SWATCH, Color.web(card.colour()));
            swatch.getStyleClass().add("card-swatch");
            first.getChildren().add(swatch);
        }
        first.getChildren().add(name);
        first.getStyleClass().add("card-first");
        if (card.encrypted()) {
            Icon lock = new Icon(Feather.LOCK);
            lock.getStyleClass().add("card-lock");
            Label lockLabel = new Label(null, lock);
            lockLabel.setMinWidth(Region.USE_PREF_SIZE);
            Deferred.tooltip(lockLabel, Texts.get("start.encrypted"));
            first.getChildren().add(lockLabel);
        }
        address.getStyleClass().add("card-line");
        address.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        used.getStyleClass().addAll("card-line", Styles.TEXT_SMALL);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        VBox words = new VBox(first, address, gap, used);
        words.getStyleClass().add("card-words");
        return words;
    }

    private static Button action(Feather icon, String key, ConnectionCard card, Runnable action) {
        Button button = new IconButton(icon, Texts.get(key), action).small();
        button.setAccessibleText(Texts.get(key + ".of", card.name()));
        PanelKeys.fireOnEnter(button);
        return button;
    }
}
