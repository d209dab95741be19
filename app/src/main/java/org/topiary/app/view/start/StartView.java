// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.DismissibleBar;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.NextInput;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.start.ConnectionCard;
import org.topiary.app.viewmodel.start.StartPageShortcuts;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.profiles.installed.InstalledTool;

/** The page of connection cards, with the form or the password prompt over it when one is open. */
public final class StartView extends StackPane {
    /** Pixels, as in the stylesheet. */
    private static final double CARD_WIDTH = 272;

    private static final double CARD_GAP = 16;

    static final Duration IMPORTED_SHOWN = Duration.seconds(8);

    private final StartViewModel model;
    private final Duration importedShown;
    private final CardGroups grid;
    private final ExchangeViewModel exchange;
    private final Button newButton;
    private final ScrollPane page;
    private final Layers layers;

    public StartView(
            StartViewModel model,
            ExchangeViewModel exchange,
            StartPageShortcuts actions,
            FileQuestions files,
            CommandControls controls) {
        this(model, exchange, actions, files, controls, IMPORTED_SHOWN);
    }

    /** @param importedShown how long cards stay marked as imported without a key or a click */
    StartView(
            StartViewModel model,
            ExchangeViewModel exchange,
            StartPageShortcuts actions,
            FileQuestions files,
            CommandControls controls,
            Duration importedShown) {
        this.model = model;
        this.importedShown = importedShown;
        this.exchange = exchange;
        grid = new CardGroups(model, controls);
        getStyleClass().add("start-view");
        GuideTopic.FIRST_CONNECTION.mark(this);

        newButton = new Button(Texts.get("start.new"), new Icon(Feather.PLUS));
        newButton.setId("start-new");
        newButton.getStyleClass().add(Styles.ACCENT);
        newButton.setMinWidth(Region.USE_PREF_SIZE);
        newButton.setOnAction(event -> model.editor().newConnection());

        Region heading = heading(actions, controls);
        VBox content = new VBox(heading, grid);
        // Aligned with the cards: its button ends where they end. The width is known before the content is laid out.
        content.widthProperty().subscribe(width -> heading.setMaxWidth(cardsWidth(content)));
        grid.getChildren().subscribe(() -> heading.setMaxWidth(cardsWidth(content)));
        content.getStyleClass().add("start-content");
        page = new ScrollPane(content);
        page.getStyleClass().add("start-page");
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);

        DismissibleBar undoBar = new DismissibleBar(
                model.deletion().undoTextProperty(),
                "undo-bar",
                Feather.TRASH_2,
                () -> List.of(undo()),
                model.deletion()::dismissUndo);
        StackPane.setAlignment(undoBar, Pos.BOTTOM_CENTER);

        List.of(heading, grid, undoBar).forEach(FocusRegions::mark);
        layers = new Layers(page, () -> focusTarget(0).requestFocus());
        getChildren().addAll(page, undoBar, layers);

        model.cards().all().addListener((ListChangeListener<ConnectionCard>) change -> fillGrid());
        exchange.tools().subscribe(this::fillGrid);
        new StartPanels(model, exchange, files, layers).open();
        // Relative times such as "5 minutes ago" are outdated when the page is shown again.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.cards().endImported();
                grid.fromStart();
            } else {
                model.cards().refresh();
                showImported();
            }
        });
        model.cards().justImportedProperty().subscribe((before, now) -> showImported());
        fillGrid();
    }

    /** Moves the focus to the next step: the newest connection, or the button that creates one. */
    public void focusFirst() {
        if (!layers.isOpen()) {
            focusTarget(0).requestFocus();
        }
    }

    /**
     * Pixels from the left of the first card to the right of the last one that fits into a row; the whole width where
     * only two fit.
     */
    private double cardsWidth(Region content) {
        double room = content.getWidth()
                - content.getInsets().getLeft()
                - content.getInsets().getRight();
        if (grid.cards().isEmpty() || room <= 0) {
            return Double.MAX_VALUE;
        }
        double fit = Math.floor((room + CARD_GAP) / (CARD_WIDTH + CARD_GAP));
        // Two columns are narrower than the heading and the buttons together.
        return fit < 3 ? room : fit * (CARD_WIDTH + CARD_GAP) - CARD_GAP;
    }

    private Region heading(StartPageShortcuts actions, CommandControls controls) {
        Label title = new Label(Texts.get("start.heading"));
        title.getStyleClass().add(Styles.TITLE_2);
        Label subtitle = new Label();
        subtitle.getStyleClass().add(Styles.TEXT_MUTED);
        subtitle.setWrapText(true);
        model.cards()
                .all()
                .subscribe(() -> subtitle.setText(
                        Texts.get(model.cards().all().isEmpty() ? "start.subtitle.empty" : "start.subtitle")));
        subtitle.setText(Texts.get(model.cards().all().isEmpty() ? "start.subtitle.empty" : "start.subtitle"));
        title.setMinWidth(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button credentials = controls.button(StartCommands.CREDENTIALS, actions).withId("start-credentials");
        HBox line = new HBox(title, credentials, newButton);
        line.getStyleClass().add("start-heading");
        Deferred.inWindow(
                line,
                () -> line.getChildren().add(2, new ExchangeMenu(model.cards().all(), exchange, actions, controls)));
        VBox heading = new VBox(line, subtitle);
        heading.getStyleClass().add("start-words");
        return heading;
    }

    private Button undo() {
        Button undo = new Button(Texts.get("start.undo"), new Icon(Feather.ROTATE_CCW));
        undo.setId("start-undo");
        undo.setOnAction(event -> model.deletion().undo());
        return undo;
    }

    private void fillGrid() {
        int index = grid.indexOf(getScene() == null ? null : getScene().getFocusOwner());
        boolean empty = model.cards().all().isEmpty();
        List<Node> others = new ArrayList<>();
        newButton.setVisible(!empty);
        newButton.setManaged(!empty);
        if (empty) {
            others.add(actionCard(
                    "start-new-card", Feather.PLUS, "start.new", "start.new.hint", model.editor()::newConnection));
        }
        others.add(actionCard("start-demo", Feather.PLAY, "start.demo", "start.demo.hint", model::openDemo));
        if (empty) {
            // With connections present, the tools are in the menu.
            for (InstalledTool tool : exchange.tools()) {
                others.add(actionCard(
                        "start-found",
                        Feather.DOWNLOAD,
                        Texts.get("start.found", tool.name()),
                        Texts.get("start.found.hint", tool.folder()),
                        () -> exchange.importFrom(tool),
                        OverrunStyle.CENTER_ELLIPSIS));
            }
        }
        grid.fill(others);
        if (index >= 0) {
            focusTarget(index).requestFocus();
        }
    }

    private void showImported() {
        int first = grid.showImported();
        if (first >= 0 && getScene() != null) {
            if (!layers.isOpen()) {
                focusTarget(first).requestFocus();
            }
            NextInput.before(getScene(), importedShown, model.cards()::endImported);
        }
    }

    private Node focusTarget(int index) {
        List<Node> cards = grid.cards();
        Node card = cards.get(Math.min(index, cards.size() - 1));
        return card instanceof ConnectionCardView view ? view.button() : card;
    }

    private static Button actionCard(String id, Feather icon, String titleKey, String hintKey, Runnable action) {
        return actionCard(id, icon, Texts.get(titleKey), Texts.get(hintKey), action, OverrunStyle.ELLIPSIS);
    }

    private static Button actionCard(
            String id, Feather icon, String titleText, String hintText, Runnable action, OverrunStyle overrun) {
        Label title = new Label(titleText, new Icon(icon));
        title.getStyleClass().add("card-name");
        Label hint = new Label(hintText);
        hint.getStyleClass().add("card-line");
        hint.setTextOverrun(overrun);
        hint.setWrapText(true);
        VBox words = new VBox(title, hint);
        words.getStyleClass().add("card-words");
        Button card = new Button(null, words);
        card.setId(id);
        card.setAccessibleText(titleText + ". " + hintText);
        card.getStyleClass().addAll("card-button", "action-card");
        card.setOnAction(event -> action.run());
        PanelKeys.fireOnEnter(card);
        return card;
    }
}
