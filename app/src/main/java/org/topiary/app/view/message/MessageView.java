// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.SaveTarget;

/** The selected topic: a header, the panels that show its messages, and what commands do with them. */
public final class MessageView {
    private final MessageViewModel model;
    private final SaveTarget saveTarget;
    private final MessageHeader header;
    private final Subscription bindings;

    /** @param saveTarget asks the user for the file to which <i>save value</i> writes */
    public MessageView(MessageViewModel model, SaveTarget saveTarget) {
        this.model = model;
        this.saveTarget = saveTarget;
        header = new MessageHeader(model, this::copyTopic);
        CommandContexts.put(header.root(), this);
        bindings = header.bind();
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
        return inContext(new ValuePanel(this, model, false, showProperties));
    }

    /**
     * The differences between the shown message and another one.
     *
     * @param showProperties shows the properties of the message
     */
    public PanelView comparison(Runnable showProperties) {
        return inContext(new ValuePanel(this, model, true, showProperties));
    }

    /** The MQTT 5 properties of the shown message. */
    public PanelView properties() {
        return inContext(new PropertiesPanel(model.value()));
    }

    /**
     * The messages of the selection.
     *
     * @param added columns besides the standard ones
     */
    public PanelView history(List<HistoryColumn> added) {
        return inContext(new HistoryTable(model, added));
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

    void saveValue() {
        model.value().save(saveTarget);
    }

    /** Shows the comparison, or the value again. */
    void compare() {
        BooleanProperty difference = model.value().differenceProperty();
        difference.set(!difference.get());
    }

    /** Shows the latest message of the topic, and those that follow. */
    public void showLatest() {
        model.showLatest();
    }

    boolean isLatest() {
        return model.followingProperty().get();
    }

    Optional<String> withoutTopic() {
        return model.topicToCopy() == null ? Optional.of(Texts.get("command.noTopic")) : Optional.empty();
    }

    private static void copy(@Nullable String text) {
        if (text != null) {
            Clip.copy(text);
        }
    }
}
