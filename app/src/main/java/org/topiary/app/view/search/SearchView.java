// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.search;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel.State;
import org.topiary.app.viewmodel.search.SearchHit;
import org.topiary.app.viewmodel.search.SearchHits;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.VisibleText;

/**
 * The payload search: a field, the progress, and the results; the message pane shows the message of the selected row.
 */
public final class SearchView extends BorderPane {
    private static final double ROW_HEIGHT = 44;
    /** Maximum length of the search text when quoted in a sentence. */
    private static final int TITLE_CHARS = 80;

    private final PayloadSearchViewModel model;
    private final Consumer<SearchHit> show;
    private final Runnable close;
    private final CustomTextField field = BoundedText.customField();
    private final ListView<SearchHit> list = new ListView<>();
    private final Label emptyTitle = new Label();
    private final Label emptyHint = new Label();
    private final VBox empty = new VBox(emptyTitle, emptyHint);

    /**
     * @param show shows the message of a row
     * @param close closes this view
     * @param tip the tooltip of the field
     */
    public SearchView(PayloadSearchViewModel model, Consumer<SearchHit> show, Runnable close, Supplier<String> tip) {
        this.model = model;
        this.show = show;
        this.close = close;
        getStyleClass().add("payload-search");
        setTop(new VBox(toolbar(tip), restriction(), state()));
        setCenter(new StackPane(results(), emptyState()));
        CommandContexts.put(this, this);
    }

    void close() {
        close.run();
    }

    private HBox toolbar(Supplier<String> tip) {
        field.setId("search-text");
        field.setLeft(new Icon(Feather.SEARCH));
        field.setPromptText(Texts.get("search.prompt"));
        field.setTooltip(new LiveTooltip(tip));
        field.textProperty().bindBidirectional(model.textProperty());
        model.stateProperty().subscribe(state -> markField());
        model.problemProperty().subscribe(text -> markField());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                enterList();
                event.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);

        ToggleButton matchCase = new ToggleButton(Texts.get("search.matchCase"));
        matchCase.setId("search-case");
        matchCase.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        matchCase.setMinWidth(USE_PREF_SIZE);
        matchCase.setTooltip(new Tooltip(Texts.get("search.matchCaseTip")));
        matchCase.setAccessibleText(Texts.get("search.matchCaseTip"));
        matchCase.selectedProperty().bindBidirectional(model.matchCaseProperty());

        Button again = button(Feather.REFRESH_CW, "search.again", "search-again", model::start);
        again.disableProperty().bind(model.stateProperty().isEqualTo(State.NONE));
        HBox bar = new HBox(field, matchCase, again, button(Feather.X, "search.close", "search-close", close));
        bar.getStyleClass().add("tree-toolbar");
        return bar;
    }

    /** The topic to which the search is restricted, with a button that removes the restriction. */
    private Node restriction() {
        Label within = new Label();
        within.setId("search-within");
        within.setMinWidth(0);
        HBox.setHgrow(within, Priority.ALWAYS);
        within.setMaxWidth(Double.MAX_VALUE);
        Button remove = button(Feather.X, "search.everywhere", "search-everywhere", () -> {
            model.restrictTo(TopicTree.ROOT);
            focusField();
        });
        HBox line = new HBox(within, remove);
        line.getStyleClass().add("search-restriction");
        within.textProperty().bind(model.restrictionProperty());
        model.restrictionProperty().subscribe(text -> Nodes.show(line, !text.isEmpty()));
        return line;
    }

    /** Marks the field as wrong when the text cannot be searched for, not when a search for it failed. */
    private void markField() {
        boolean wrong = !model.problemProperty().get().isEmpty()
                && model.stateProperty().get() != State.FAILED;
        field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }

    private static Button button(Feather icon, String textKey, String id, Runnable action) {
        return new IconButton(icon, Texts.get(textKey), action).small().withId(id);
    }

    private VBox state() {
        ProgressBar progress = new ProgressBar();
        progress.getStyleClass().addAll(Styles.SMALL, "search-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.progressProperty().bind(model.progressProperty());
        // Keeps its space, so that the list does not jump at every keystroke.
        progress.visibleProperty().bind(model.stateProperty().isEqualTo(State.RUNNING));

        Label status = new Label();
        status.setId("search-status");
        status.setWrapText(true);
        status.textProperty()
                .bind(Bindings.when(model.problemProperty().isEmpty())
                        .then(model.statusProperty())
                        .otherwise(model.problemProperty()));
        status.getStyleClass().add("search-status");
        model.problemProperty().subscribe(text -> status.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
        Hyperlink again = new Hyperlink(Texts.get("search.tryAgain"));
        again.setId("search-try-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.visibleProperty().bind(model.stateProperty().isEqualTo(State.FAILED));
        again.managedProperty().bind(again.visibleProperty());
        again.setOnAction(event -> {
            again.setVisited(false);
            model.start();
            field.requestFocus();
        });
        HBox line = new HBox(status, again);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(progress, line);
    }

    private Node results() {
        list.setId("search-results");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(view -> new SearchHitCell());
        list.setAccessibleText(Texts.get("search.results"));
        list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "search-results");
        model.hitsProperty().subscribe(this::list);
        list.getSelectionModel().selectedItemProperty().subscribe(this::showHit);
        list.setOnMouseClicked(event -> showHit(list.getSelectionModel().getSelectedItem()));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                showHit(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP && list.getSelectionModel().getSelectedIndex() <= 0) {
                field.requestFocus();
                field.end();
                event.consume();
            }
        });
        return list;
    }

    private void list(@Nullable SearchHits hits) {
        list.getSelectionModel().clearSelection();
        list.setItems(hits == null ? FXCollections.emptyObservableList() : hits);
        if (hits != null) {
            list.scrollTo(0);
        }
    }

    private void showHit(@Nullable SearchHit hit) {
        if (hit != null && !hit.isGone()) {
            show.accept(hit);
        }
    }

    private void enterList() {
        if (!list.getItems().isEmpty()) {
            list.requestFocus();
            if (list.getSelectionModel().getSelectedIndex() < 0) {
                list.getSelectionModel().select(0);
            }
        }
    }

    private Node emptyState() {
        emptyTitle.getStyleClass().add(Styles.TITLE_4);
        emptyTitle.setWrapText(true);
        emptyTitle.setTextAlignment(TextAlignment.CENTER);
        emptyHint.setTextAlignment(TextAlignment.CENTER);
        emptyHint.getStyleClass().add(Styles.TEXT_MUTED);
        emptyHint.setWrapText(true);
        empty.getStyleClass().add("empty-state");
        empty.setMouseTransparent(true);
        model.stateProperty().subscribe(state -> {
            empty.setVisible(state == State.NONE || state == State.NOTHING_FOUND);
            if (state == State.NONE) {
                emptyTitle.setText(Texts.get("search.title"));
                emptyHint.setText(Texts.get("search.hint"));
            } else if (state == State.NOTHING_FOUND) {
                emptyTitle.setText(Texts.get(
                        "search.nothing", VisibleText.line(model.textProperty().get(), TITLE_CHARS)));
                emptyHint.setText(Texts.get("search.nothingHint", model.logBytes() >> 20));
            }
        });
        return empty;
    }

    /** Moves the focus to the field. */
    public void focusField() {
        field.requestFocus();
        field.selectAll();
    }
}
