// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.view.message.columns.FieldDrag;
import org.topiary.app.view.message.properties.PropertiesPanel;
import org.topiary.app.viewmodel.message.HistorySteps;
import org.topiary.app.viewmodel.message.MessageInfo;
import org.topiary.app.viewmodel.message.MessageSnippets;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.SaveTarget;
import org.topiary.app.viewmodel.message.columns.FieldColumns;
import org.topiary.app.viewmodel.message.fields.ValueForm;
import org.topiary.app.viewmodel.message.statistics.StatisticsViewModel;
import org.topiary.app.viewmodel.snippet.SnippetKind;
import org.topiary.app.viewmodel.snippet.Snippets;
import org.topiary.payload.ByteNotation;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.fields.FieldPlace;

/** The selected topic: a header, the panels that show its messages, and what commands do with them. */
public final class MessageView {
    private final MessageViewModel model;
    private final SaveTarget saveTarget;
    private final CommandControls controls;
    private final MessageHeader header;
    private final Subscription bindings;
    private final MessageSnippets snippets;
    private final FieldColumns columns;
    private final FieldDrag drag = new FieldDrag(this::showColumn);
    private Actions actions = new Actions(() -> {}, () -> {}, () -> {}, () -> {}, MessageCommands.COPY_TOPIC::title);

    /**
     * What the pane does outside of it.
     *
     * @param showValue shows the value
     * @param showHistory shows the history where it has columns, and leaves the focus where it is
     * @param publishAgain goes to the publish panel with the message that is shown
     * @param searchTopic opens the search of payloads for the selected topic
     * @param copyTopicTip the tooltip of the button that copies the selected topic
     */
    public record Actions(
            Runnable showValue,
            Runnable showHistory,
            Runnable publishAgain,
            Runnable searchTopic,
            Supplier<String> copyTopicTip) {}

    /**
     * @param saveTarget asks the user for the file to which <i>save value</i> writes
     * @param controls makes buttons and menus of commands
     * @param snippets writes commands and programs
     * @param columns the fields that are columns of the history
     */
    public MessageView(
            MessageViewModel model,
            SaveTarget saveTarget,
            CommandControls controls,
            Snippets snippets,
            FieldColumns columns) {
        this.model = model;
        this.columns = columns;
        this.snippets = new MessageSnippets(model, snippets);
        this.saveTarget = saveTarget;
        this.controls = controls;
        header = new MessageHeader(
                model, this::copyTopic, () -> actions.copyTopicTip().get());
        CommandContexts.put(header.root(), this);
        bindings = header.bind();
    }

    /** Sets what the pane does outside of it. */
    public void setActions(Actions outside) {
        actions = outside;
    }

    /** The selected topic, of constant height. */
    public Node header() {
        return header.root();
    }

    /**
     * The value of the shown message.
     *
     * @param showProperties shows the properties of the message
     */
    public PanelView value(Runnable showProperties) {
        return inContext(new ValuePanel(this, model, controls, false, showProperties));
    }

    /**
     * The differences between the shown message and another one.
     *
     * @param showProperties shows the properties of the message
     */
    public PanelView comparison(Runnable showProperties) {
        return inContext(new ValuePanel(this, model, controls, true, showProperties));
    }

    /**
     * The MQTT 5 properties of the shown message, and the statistics of its topic.
     *
     * @param statistics for this panel only
     */
    public PanelView properties(StatisticsViewModel statistics) {
        return inContext(new PropertiesPanel(model, statistics));
    }

    /**
     * The messages of the selection.
     *
     * @param added columns besides the standard ones
     */
    public PanelView history(List<HistoryColumn> added) {
        return inContext(new HistoryTable(this, model, controls, added, columns, Optional.empty()));
    }

    /**
     * The same, with messages that can be exported.
     *
     * @param exports for this panel only
     */
    public PanelView history(List<HistoryColumn> added, HistoryExports exports) {
        return inContext(new HistoryTable(this, model, controls, added, columns, Optional.of(exports)));
    }

    private PanelView inContext(PanelView panel) {
        CommandContexts.put(panel.root(), this);
        return panel;
    }

    /** Releases the view-model; the view must not be used afterwards. */
    public void dispose() {
        bindings.unsubscribe();
    }

    /** Copies the whole shown value to the clipboard, as it was sent, as soon as it has been read. */
    public void copyValue() {
        model.value().copy(MessageView::copy);
    }

    /** Copies the selected topic to the clipboard, as it was sent. */
    public void copyTopic() {
        copy(model.topicToCopy());
    }

    /** Copies the date and the time at which the shown message arrived. */
    void copyTime() {
        copy(Times.dateAndTime(shown().timeNanos()));
    }

    /** Copies the topic of the shown message, as it was sent. */
    void copyMessageTopic() {
        copy(shown().topic());
    }

    private MessageInfo shown() {
        return Objects.requireNonNull(model.value().shownProperty().get().info());
    }

    void searchTopic() {
        actions.searchTopic().run();
    }

    void showValue() {
        actions.showValue().run();
    }

    void publishAgain() {
        actions.publishAgain().run();
    }

    void saveValue() {
        model.value().save(saveTarget);
    }

    /** The ways to copy the shown message, or the selected topic, as a command, a program or its bytes. */
    public Menu copyAsMenu() {
        Menu menu = new Menu(Texts.get("snippet.copyAs"), new Icon(Feather.TERMINAL));
        menu.setId("menu-message-copy-as");
        SnippetCommands.ALL.forEach(command -> menu.getItems().add(controls.item(command, this)));
        return menu;
    }

    /** Copies a snippet as soon as the message has been read. */
    void copyAs(SnippetKind kind) {
        snippets.copy(kind, MessageView::copy);
    }

    /** Copies the bytes of the shown message as soon as they have been written. */
    void copyAs(ByteNotation notation) {
        model.value().read(notation::write, (info, text) -> copy(text));
    }

    Optional<String> withoutSnippet(SnippetKind kind) {
        return snippets.obstacle(kind);
    }

    /** Shows the comparison, or the value again. */
    void compare() {
        BooleanProperty difference = model.value().differenceProperty();
        difference.set(!difference.get());
    }

    /** Shows values of this format as a tree, as text or as bytes. */
    void showAs(ValueForm form) {
        model.value().showAs(form);
    }

    Optional<String> withoutForm(ValueForm form) {
        return withoutMessage().or(() -> model.value().formObstacle(form));
    }

    /** Shows the value in the next form that it has; of a comparison, fields instead of lines, or the reverse. */
    void nextForm() {
        if (comparesFields()) {
            model.value().compareLines(!model.value().comparesLines());
        } else {
            otherForm().ifPresent(this::showAs);
        }
    }

    Optional<String> withoutNextForm() {
        return withoutMessage()
                .or(() -> comparesFields() || otherForm().isPresent()
                        ? Optional.empty()
                        : Optional.of(Texts.get("message.form.none")));
    }

    private boolean comparesFields() {
        return model.value().shownProperty().get().form().comparesFields();
    }

    private Optional<ValueForm> otherForm() {
        List<ValueForm> all = List.of(ValueForm.values());
        int now = all.indexOf(model.value().shownProperty().get().form().form());
        return IntStream.range(1, all.size())
                .mapToObj(step -> all.get((now + step) % all.size()))
                .filter(form -> model.value().formObstacle(form).isEmpty())
                .findFirst();
    }

    /** Shows the selected field as a column of the history. */
    void showColumn() {
        FieldPlace field = model.value().fields().selected();
        if (field != null) {
            showColumn(field.path());
        }
    }

    private void showColumn(FieldPath field) {
        columns.show(field);
        actions.showHistory().run();
    }

    /** Lets fields be dragged onto the titles of the history. */
    FieldDrag drag() {
        return drag;
    }

    Optional<String> withoutShowColumn() {
        FieldPlace field = model.value().fields().selected();
        return field == null ? Optional.of(Texts.get("command.noField")) : columns.obstacle(field.path());
    }

    void removeColumn() {
        FieldPlace field = model.value().fields().selected();
        if (field != null) {
            columns.remove(field.path());
        }
    }

    Optional<String> withoutColumn() {
        FieldPlace field = model.value().fields().selected();
        return field == null || !columns.shownProperty().get().contains(field.path())
                ? Optional.of(Texts.get(field == null ? "command.noField" : "message.columns.notShown"))
                : Optional.empty();
    }

    /** Shows the latest message of the topic, and those that follow. */
    public void showLatest() {
        model.showLatest();
    }

    HistorySteps steps() {
        return new HistorySteps(model);
    }

    boolean isLatest() {
        return model.followingProperty().get();
    }

    Optional<String> withoutTopic() {
        return model.topicToCopy() == null ? Optional.of(Texts.get("command.noTopic")) : Optional.empty();
    }

    Optional<String> withoutMessage() {
        return withoutTopic()
                .or(() -> model.value().shownProperty().get().info() == null
                        ? Optional.of(Texts.get("command.noMessage"))
                        : Optional.empty());
    }

    private static void copy(@Nullable String text) {
        if (text != null) {
            Clip.copy(text);
        }
    }
}
