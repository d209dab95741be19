// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.Segments;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.PanelPlace;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.publish.PublishLimits;
import org.topiary.app.viewmodel.publish.PublishOutcome;
import org.topiary.app.viewmodel.publish.PublishViewModel;
import org.topiary.app.viewmodel.publish.SentMessage;
import org.topiary.core.log.Qos;

/**
 * Topic, payload and options of a message, the send button, and the result of sending. Needs a width of at least 520
 * px.
 */
public final class PublishView extends VBox implements PanelView {
    private static final PseudoClass ELSEWHERE = PseudoClass.getPseudoClass("elsewhere");
    private static final PseudoClass PROPERTIES = PseudoClass.getPseudoClass("properties");
    private static final double MIN_TOPIC_WIDTH = 120;

    private final PublishViewModel model;
    private final TextField topic = BoundedText.topic();
    private final PayloadEditor editor;
    private final PublishLine line;
    private @Nullable PanelPlace place;

    /**
     * @param showPublished shows the topic of the last message in the tree
     * @param files asks for a payload
     * @param controls names keys of commands
     */
    public PublishView(PublishViewModel model, Runnable showPublished, FileQuestions files, CommandControls controls) {
        this.model = model;
        getStyleClass().add("publish-view");
        editor = new PayloadEditor(model.payload());
        Node composer = composer(files);
        Node footer = new PublishFooter(model, showPublished, controls);
        getChildren()
                .addAll(
                        options(),
                        elsewhere(),
                        hint("publish-topic-marked", model.hiddenInTopicProperty()),
                        hint("publish-limits", model.limitsProperty().map(PublishLimits::sentence)),
                        composer,
                        footer);
        // Failures must stay visible.
        model.outcomeProperty().subscribe(now -> {
            if (now.kind() == PublishOutcome.Kind.REFUSED) {
                open();
            }
        });
        line = new PublishLine(model, this::openAndFocus);
        CommandContexts.put(this, this);
        CommandContexts.put(line, this);
    }

    @Override
    public Node root() {
        return this;
    }

    @Override
    public Optional<Node> line() {
        return Optional.of(line);
    }

    @Override
    public void placed(PanelPlace here) {
        place = here;
    }

    private void open() {
        if (place != null) {
            place.open();
        }
    }

    private void openAndFocus() {
        open();
        takeFocus();
    }

    /** Sends the message, or opens the panel first: a message must be visible before it is sent. */
    void send() {
        if (place != null && !place.isOpen()) {
            openAndFocus();
        } else {
            model.send();
        }
    }

    /** Moves the focus to the first field to fill in: the topic if it is empty, or else the payload. */
    @Override
    public void takeFocus() {
        if (topic.getText().isEmpty()) {
            focusTopic();
        } else {
            editor.takeFocus();
        }
    }

    /** Moves the focus to the topic. */
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
        // An option that is selected but not allowed can still be cleared.
        retain.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.limitsProperty().get().allowsRetain()
                                && !model.retainProperty().get(),
                        model.limitsProperty(),
                        model.retainProperty()));

        HBox row = new HBox(topic, qosLabel, qos, retain, history());
        row.getStyleClass().add("publish-row");
        return row;
    }

    /** The payload and the properties. */
    private Node composer(FileQuestions files) {
        PropertiesView properties = new PropertiesView(model.properties());
        HBox.setHgrow(properties.header(), Priority.ALWAYS);
        HBox tools = new HBox(new KindChoice(model.payload(), files), properties.header());
        tools.getStyleClass().add("publish-tools");
        VBox.setVgrow(properties.content(), Priority.SOMETIMES);
        VBox.setVgrow(editor, Priority.ALWAYS);
        VBox composer = new VBox(tools, properties.content(), editor);
        composer.getStyleClass().add("publish-composer");
        VBox.setVgrow(composer, Priority.ALWAYS);
        // The panel needs more height with them.
        properties.openProperty().subscribe((old, open) -> pseudoClassStateChanged(PROPERTIES, open));
        return composer;
    }

    /** A text below the first row, visible while it is not empty. */
    private Node hint(String id, ObservableValue<String> text) {
        Label hint = new Label();
        hint.setId(id);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("publish-hint");
        hint.textProperty().bind(text);
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    /** Warns that the message goes to a topic other than the one shown. */
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
        note.visibleProperty().bind(model.elsewhereProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        // The panel needs more height with it.
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
        // Filled when it is opened, not for every message sent.
        menu.setOnShowing(event ->
                menu.getItems().setAll(model.history().stream().map(this::item).toList()));
        // A menu without items does not open; this one is replaced on opening.
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
}
