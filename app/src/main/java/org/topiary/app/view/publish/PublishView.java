// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.Segments;
import org.topiary.app.ui.Shortcut;
import org.topiary.app.viewmodel.publish.PublishLimits;
import org.topiary.app.viewmodel.publish.PublishOutcome;
import org.topiary.app.viewmodel.publish.PublishViewModel;
import org.topiary.app.viewmodel.publish.SentMessage;
import org.topiary.core.log.Qos;

/**
 * Topic, payload and options of a message, the button that sends it, and what came of it. Works from 520 px width on.
 */
public final class PublishView extends VBox {
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private static final PseudoClass ELSEWHERE = PseudoClass.getPseudoClass("elsewhere");
    private static final double MIN_TOPIC_WIDTH = 120;

    private final PublishViewModel model;
    private final TextField topic = BoundedText.topic();
    private final Button fold = icon(Feather.CHEVRON_DOWN, "publish.fold");
    private final PayloadEditor editor;
    private final List<Node> foldable;
    private final BooleanProperty folded = new SimpleBooleanProperty();

    /** Where the dividers of the split pane around this panel stood before it was folded; empty when there are none. */
    private double[] dividersBefore = {};

    /** @param showPublished has the tree show the topic that the last message went to */
    public PublishView(PublishViewModel model, Runnable showPublished) {
        this.model = model;
        getStyleClass().add("publish-view");
        editor = new PayloadEditor(model.payload());
        VBox.setVgrow(editor, Priority.ALWAYS);
        Node footer = new PublishFooter(model, showPublished);
        foldable = List.of(editor, footer);
        getChildren()
                .addAll(
                        options(),
                        elsewhere(),
                        hint("publish-topic-marked", model.hiddenInTopicProperty()),
                        hint("publish-limits", model.limitsProperty().map(PublishLimits::sentence)),
                        editor,
                        footer);
        // Bad news is not hidden.
        model.outcomeProperty().subscribe(now -> {
            if (now.kind() == PublishOutcome.Kind.REFUSED) {
                fold(false);
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.PUBLISH.matches(event)) {
                // What is sent must be seen first.
                if (folded.get()) {
                    fold(false);
                } else {
                    model.send();
                }
                event.consume();
            }
        });
    }

    /** Puts the focus where something is missing: the topic, or else the payload. */
    public void takeFocus() {
        fold(false);
        if (topic.getText().isEmpty()) {
            focusTopic();
        } else {
            editor.takeFocus();
        }
    }

    /** Puts the focus on the topic. */
    public void focusTopic() {
        topic.requestFocus();
        topic.end();
    }

    private Node options() {
        topic.setId("publish-topic");
        topic.setPromptText(Texts.get("publish.topic.prompt"));
        topic.setAccessibleText(Texts.get("publish.topic"));
        topic.textProperty().bindBidirectional(model.topicProperty());
        topic.setMinWidth(MIN_TOPIC_WIDTH);
        HBox.setHgrow(topic, Priority.ALWAYS);
        model.topicProblemProperty().subscribe(problem -> {
            topic.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
            topic.setAccessibleHelp(problem);
        });

        fold.setId("publish-fold");
        fold.setOnAction(event -> fold(!folded.get()));

        Label qosLabel = new Label(Texts.get("publish.qos"));
        qosLabel.setMinWidth(Region.USE_PREF_SIZE);
        Segments<Qos> qos = new Segments<>(
                model.qosProperty(),
                List.of(Qos.values()),
                one -> Integer.toString(one.level()),
                Texts.get("publish.qos"));
        qos.getStyleClass().add("qos");
        qos.setMinWidth(Region.USE_PREF_SIZE);
        for (int i = 0; i < qos.getChildren().size(); i++) {
            Node choice = qos.getChildren().get(i);
            Qos value = Qos.ofLevel(i);
            Tooltip.install(choice, new Tooltip(Texts.get("publish.qos." + i)));
            choice.disableProperty().bind(model.limitsProperty().map(limits -> !limits.allows(value)));
        }
        CheckBox retain = new CheckBox(Texts.get("publish.retain"));
        retain.setId("publish-retain");
        retain.setMinWidth(Region.USE_PREF_SIZE);
        retain.setTooltip(new Tooltip(Texts.get("publish.retain.note")));
        retain.selectedProperty().bindBidirectional(model.retainProperty());
        // What is excluded but chosen can be taken back.
        retain.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.limitsProperty().get().allowsRetain()
                                && !model.retainProperty().get(),
                        model.limitsProperty(),
                        model.retainProperty()));

        HBox row = new HBox(topic, qosLabel, qos, retain, history(), fold);
        row.getStyleClass().add("publish-row");
        return row;
    }

    /** Leaves the first row, so that the message pane gets the room. */
    private void fold(boolean fold) {
        if (fold == folded.get()) {
            return;
        }
        folded.set(fold);
        SplitPane split = splitPane();
        if (split != null && fold) {
            dividersBefore = split.getDividerPositions();
        }
        for (Node part : foldable) {
            part.setVisible(!fold);
            part.setManaged(!fold);
        }
        pseudoClassStateChanged(FOLDED, fold);
        this.fold.setGraphic(new Icon(fold ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
        String text = Texts.get(fold ? "publish.unfold" : "publish.fold");
        this.fold.setAccessibleText(text);
        this.fold.setTooltip(new Tooltip(text));
        if (split != null && !fold) {
            // The panel may be higher again only after its next layout.
            split.applyCss();
            split.layout();
            split.setDividerPositions(dividersBefore);
        }
    }

    private @Nullable SplitPane splitPane() {
        Node at = getParent();
        while (at != null && !(at instanceof SplitPane)) {
            at = at.getParent();
        }
        return (SplitPane) at;
    }

    /** Words below the first row, while there are any. */
    private Node hint(String id, ObservableValue<String> text) {
        Label hint = new Label();
        hint.setId(id);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("publish-hint");
        hint.textProperty().bind(text);
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty().and(folded.not()));
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    /** A message that goes elsewhere than to the topic that is looked at must be seen to. */
    private Node elsewhere() {
        Label sentence = new Label("", new Icon(Feather.ALERT_TRIANGLE));
        sentence.setId("publish-elsewhere");
        sentence.setMinWidth(0);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.textProperty().bind(model.elsewhereProperty());
        Hyperlink follow = new Hyperlink(Texts.get("publish.follow"));
        follow.setId("publish-follow");
        follow.setMinWidth(Region.USE_PREF_SIZE);
        follow.setOnAction(event -> {
            model.followSelection();
            topic.requestFocus();
        });
        HBox note = new HBox(sentence, follow);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("publish-elsewhere");
        note.visibleProperty().bind(model.elsewhereProperty().isNotEmpty().and(folded.not()));
        note.managedProperty().bind(note.visibleProperty());
        // The panel needs more room with it.
        note.visibleProperty().subscribe(visible -> pseudoClassStateChanged(ELSEWHERE, visible));
        return note;
    }

    private MenuButton history() {
        MenuButton menu = new MenuButton(null, new Icon(Feather.CLOCK));
        menu.setId("publish-history");
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        menu.setAccessibleText(Texts.get("publish.history"));
        menu.setTooltip(new Tooltip(Texts.get("publish.history")));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        // Made when it is opened, not at every message sent.
        menu.setOnShowing(event ->
                menu.getItems().setAll(model.history().stream().map(this::item).toList()));
        // A menu without items does not open; the placeholder is replaced on opening.
        menu.getItems().setAll(new MenuItem());
        model.history().subscribe(() -> menu.setDisable(model.history().isEmpty()));
        menu.setDisable(model.history().isEmpty());
        return menu;
    }

    private MenuItem item(SentMessage sent) {
        MenuItem item = new MenuItem(sent.preview());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.reuse(sent));
        return item;
    }

    private static Button icon(Feather icon, String key) {
        Button button = new Button(null, new Icon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setAccessibleText(Texts.get(key));
        button.setTooltip(new Tooltip(Texts.get(key)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
