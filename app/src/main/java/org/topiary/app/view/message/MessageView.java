// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.SaveTarget;

/** The message pane: header, value, history. */
public final class MessageView {
    /** The value's initial share of the height above the history, until the user moves the divider. */
    private static final double VALUE_SHARE = 0.6;

    private final MessageViewModel model;
    private final SaveTarget saveTarget;
    private final BorderPane root = new BorderPane();
    private final HistoryTable history;
    private Subscription bindings = Subscription.EMPTY;

    /** @param saveTarget asks the user for the file to which <i>save value</i> writes */
    public MessageView(MessageViewModel model, SaveTarget saveTarget) {
        this.model = model;
        this.saveTarget = saveTarget;
        MessageHeader header = new MessageHeader(model, this::copyTopic, this::copyValue, this::saveValue);
        InfoLine info = new InfoLine(model);
        ValuePane value = new ValuePane(model.value(), this::saveValue);
        history = new HistoryTable(model);

        VBox about = new VBox(header.root(), info.root());
        about.getStyleClass().add("message-about");
        // Its border would double the one of the header.
        about.visibleProperty().bind(header.root().visibleProperty());
        about.managedProperty().bind(about.visibleProperty());
        VBox upper = new VBox(about, value.root());
        VBox.setVgrow(value.root(), Priority.ALWAYS);
        FocusRegions.mark(upper);
        FocusRegions.mark(history.root());
        SplitPane split = new SplitPane(upper);
        split.setOrientation(Orientation.VERTICAL);
        root.setCenter(split);
        root.getStyleClass().add("message-pane");
        CommandContexts.put(root, this);
        bindings = Subscription.combine(
                header.bind(),
                info.bind(),
                value.bind(),
                history.bind(),
                model.historyProperty().subscribe(list -> showHistory(split, list != null)));
    }

    public Node root() {
        return root;
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

    private void showHistory(SplitPane split, boolean shown) {
        if (!shown) {
            split.getItems().remove(history.root());
        } else if (!split.getItems().contains(history.root())) {
            split.getItems().add(history.root());
            split.setDividerPositions(VALUE_SHARE);
        }
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
