// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.tree.EmptyTreeReason;
import org.topiary.app.viewmodel.tree.TopicRow;
import org.topiary.app.viewmodel.tree.TreeViewModel;
import org.topiary.core.tree.TopicTree;

/** The topic tree with its filter and its columns. */
public final class TopicTreeView extends BorderPane {
    private final TreeViewModel model;
    private final Supplier<EmptyTreeReason> awaited;
    private final Actions actions;
    private MenuActions menuActions =
            new MenuActions(() -> {}, topic -> {}, filter -> {}, () -> {}, () -> {}, SeparatorMenuItem::new);
    private final CommandControls controls;
    private final TopicRowsPane rows;
    private final TreeHeader header;
    private final CustomTextField filter = BoundedText.customField();
    private final VBox empty = new VBox();
    private final Label emptyTitle = new Label();
    private final Label emptyHint = new Label();

    /**
     * The actions on a topic that the tree offers.
     *
     * @param copyTopic copies the topic name of a node
     * @param clearRetained clears the retained message of a node's topic, after confirmation
     */
    public record Actions(IntConsumer copyTopic, IntConsumer clearRetained) {}

    /**
     * More that the menu of a row offers; each acts on the selected topic.
     *
     * @param copyValue copies the value that is shown
     * @param publish goes to the publish panel with the topic
     * @param subscribe shows the subscriptions, with one more for the filter
     * @param search opens the search of payloads for the topic
     * @param showLatest shows the latest message of the topic
     * @param copyAs the ways to copy the shown message as a command, a program or its bytes
     */
    public record MenuActions(
            Runnable copyValue,
            Consumer<String> publish,
            Consumer<String> subscribe,
            Runnable search,
            Runnable showLatest,
            Supplier<MenuItem> copyAs) {}

    /** The field with the filter, which its command clears. */
    record FilterField(CustomTextField field) {
        void clear() {
            field.clear();
        }

        boolean isEmpty() {
            return field.getText().isEmpty();
        }
    }

    /**
     * @param awaited the reason for an empty tree without a filter
     * @param filterTip the tooltip of the filter
     * @param controls makes buttons and menus of commands
     */
    public TopicTreeView(
            TreeViewModel model,
            Supplier<EmptyTreeReason> awaited,
            Actions actions,
            Supplier<String> filterTip,
            CommandControls controls) {
        this.model = model;
        this.actions = actions;
        this.controls = controls;
        this.awaited = awaited;
        this.rows = new TopicRowsPane(model);
        this.header = new TreeHeader(model.columnsProperty(), rows::barWidth);
        getStyleClass().add("topic-tree");
        rows.setId("topic-rows");
        CommandContexts.put(this, this);
        CommandContexts.put(filter, new FilterField(filter));
        Deferred.contextMenu(rows, this::contextMenu, rows::belowSelection);
        buildEmptyState();
        CommandContexts.put(header, header);
        Deferred.contextMenu(header, () -> ColumnMenu.of(header, controls), header::belowCurrent);
        setTop(new VBox(toolbar(filterTip), header));
        setCenter(new StackPane(rows, empty));
    }

    private HBox toolbar(Supplier<String> filterTip) {
        filter.setId("tree-filter");
        filter.setLeft(new Icon(Feather.SEARCH));
        filter.setPromptText(Texts.get("tree.filter"));
        filter.setTooltip(new LiveTooltip(filterTip));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.textProperty().subscribe(text -> {
            rows.redraw();
            rows.showSelection();
        });
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                rows.requestFocus();
                if (model.rowOf(model.selectedNodeProperty().get()) < 0) {
                    model.move(0);
                }
                event.consume();
            }
        });
        HBox.setHgrow(filter, Priority.ALWAYS);

        model.columnsProperty().subscribe(columns -> rows.redraw());
        HBox bar = new HBox(
                filter,
                controls.button(TreeCommands.RESET_COUNTS, this).small().withId("tree-reset-counts"),
                controls.button(TreeCommands.CHOOSE_COLUMNS, this).small().withId("tree-choose-columns"),
                controls.button(TreeCommands.EXPAND_ALL, this).small().withId("tree-expand-all"),
                controls.button(TreeCommands.COLLAPSE_ALL, this).small().withId("tree-collapse-all"));
        bar.getStyleClass().add("tree-toolbar");

        Label problem = line(model.filterProblemProperty(), "tree-problem");
        problem.setId("tree-filter-problem");
        model.filterProblemProperty()
                .subscribe(text -> filter.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
        Label note = line(model.noteProperty(), "tree-note");
        note.setId("tree-note");
        setBottom(new VBox(countsLine(), problem, note));
        return bar;
    }

    /** The time since when the figures count, with a button to undo the reset; visible only after a reset. */
    private HBox countsLine() {
        Label since = new Label();
        since.setId("tree-counts");
        since.textProperty().bind(model.countsNoteProperty());
        Hyperlink all = new Hyperlink(Texts.get("tree.countAll"));
        all.setId("tree-count-all");
        all.setOnAction(event -> {
            all.setVisited(false);
            model.countAll();
            rows.redraw();
        });
        HBox line = new HBox(since, all);
        line.getStyleClass().addAll("tree-note", "tree-counts");
        line.visibleProperty().bind(since.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /** A line that is visible only while it has a text. */
    private static Label line(ObservableStringValue text, String styleClass) {
        Label line = new Label();
        line.getStyleClass().add(styleClass);
        line.setWrapText(true);
        line.textProperty().bind(text);
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    Optional<String> withoutSelection() {
        return selected() == TopicTree.NONE ? Optional.of(Texts.get("command.noTopic")) : Optional.empty();
    }

    private int selected() {
        return model.selectedNodeProperty().get();
    }

    void copyTopic() {
        actions.copyTopic().accept(selected());
    }

    void clearRetained() {
        actions.clearRetained().accept(selected());
    }

    void expandSubtree() {
        model.expandSubtree();
        rows.redraw();
    }

    void expandAll() {
        model.expandAll();
        rows.redraw();
    }

    void collapseAll() {
        model.collapseAll();
        rows.redraw();
    }

    void resetCounts() {
        model.resetCounts();
    }

    void chooseColumns() {
        ContextMenu menu = ColumnMenu.of(header, controls);
        menu.setAutoHide(true);
        Point2D place = header.localToScreen(header.belowCurrent());
        menu.show(header, place.getX(), place.getY());
    }

    /** Sets what the menu of a row does outside of the tree. */
    public void setMenuActions(MenuActions menu) {
        menuActions = menu;
    }

    private ContextMenu contextMenu() {
        MenuItem expand = controls.item(TreeCommands.EXPAND_SUBTREE, this);
        // The rows handle it, as they do the other keys that walk through a tree.
        expand.setAccelerator(new KeyCharacterCombination("*"));
        return new ContextMenu(
                controls.item(TreeCommands.COPY_TOPIC, this),
                controls.item(TreeCommands.COPY_VALUE, this),
                controls.item(TreeCommands.COPY_FILTER, this),
                menuActions.copyAs().get(),
                new SeparatorMenuItem(),
                expand,
                controls.item(TreeCommands.COLLAPSE, this),
                new SeparatorMenuItem(),
                controls.item(TreeCommands.SHOW_LATEST, this),
                controls.item(TreeCommands.PUBLISH, this),
                controls.item(TreeCommands.SUBSCRIBE, this),
                controls.item(TreeCommands.SEARCH, this),
                new SeparatorMenuItem(),
                controls.item(TreeCommands.CLEAR_RETAINED, this));
    }

    Optional<String> withoutMessages() {
        Optional<String> none = withoutSelection();
        return none.isEmpty() && !model.hasMessages(selected()) ? Optional.of(Texts.get("command.noMessages")) : none;
    }

    Optional<String> withoutSubtree() {
        return selectedRow().filter(TopicRow::expandable).isPresent()
                ? Optional.empty()
                : Optional.of(withoutSelection().orElseGet(() -> Texts.get("command.noSubtopics")));
    }

    Optional<String> notExpanded() {
        return selectedRow().filter(TopicRow::expanded).isPresent()
                ? Optional.empty()
                : Optional.of(withoutSubtree().orElseGet(() -> Texts.get("command.collapsed")));
    }

    private Optional<TopicRow> selectedRow() {
        int row = model.rowOf(selected());
        return row < 0 ? Optional.empty() : Optional.of(model.row(row, 0));
    }

    private String selectedTopic() {
        return model.topic(selected());
    }

    void copyValue() {
        menuActions.copyValue().run();
    }

    void copyFilter() {
        Clip.copy(selectedTopic() + "/#");
    }

    void collapse() {
        model.toggle(selected());
        rows.redraw();
    }

    void publish() {
        menuActions.publish().accept(selectedTopic());
    }

    void subscribe() {
        menuActions.subscribe().accept(selectedTopic() + "/#");
    }

    void search() {
        menuActions.search().run();
    }

    void showLatest() {
        menuActions.showLatest().run();
    }

    private void buildEmptyState() {
        emptyTitle.getStyleClass().add(Styles.TITLE_4);
        emptyTitle.setWrapText(true);
        emptyHint.getStyleClass().add(Styles.TEXT_MUTED);
        emptyHint.setWrapText(true);
        empty.getStyleClass().add("empty-state");
        empty.setMouseTransparent(true);
        empty.getChildren().addAll(emptyTitle, emptyHint);
    }

    /** Draws the current state; called at most 20 times a second. */
    public void tick(long nowNanos) {
        rows.tick(nowNanos);
        boolean none = model.size() == 0;
        empty.setVisible(none);
        if (none) {
            Optional<String> filtered = model.nothingMatches();
            if (filtered.isPresent()) {
                emptyTitle.setText(filtered.get());
                emptyHint.setText(Texts.get("tree.noMatchHint"));
            } else {
                EmptyTreeReason what = awaited.get();
                emptyTitle.setText(Texts.get("tree.awaited." + what));
                emptyHint.setText(Texts.get("tree.awaited.hint." + what));
            }
        }
    }

    /** Moves the focus to the filter. */
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** Scrolls to the selected row. */
    void showSelection() {
        rows.showSelection();
    }

    public void focusRows() {
        rows.requestFocus();
    }

    /** Redraws after the view-model was changed from elsewhere. */
    public void redraw() {
        rows.redraw();
    }
}
