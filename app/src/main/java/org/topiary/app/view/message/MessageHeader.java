// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.IconButton;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.core.text.ForeignText;

/** The levels of the selected topic. */
final class MessageHeader {
    private final MessageViewModel model;
    private final Label breadcrumb = new Label();
    private final IconButton copy;
    private final HBox root;

    /** @param copyTip the tooltip of the button that copies the topic */
    MessageHeader(MessageViewModel model, Runnable copyTopic, Supplier<String> copyTip) {
        this.model = model;
        breadcrumb.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        breadcrumb.getStyleClass().addAll("breadcrumb-path", Styles.TEXT_BOLD);
        breadcrumb.setMinWidth(0);
        copy = new IconButton(Feather.COPY, MessageCommands.COPY_TOPIC.title(), copyTopic)
                .withTip(copyTip)
                .small();
        root = new HBox(breadcrumb, copy);
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().addAll("message-header", "title-row");
    }

    Node root() {
        return root;
    }

    Subscription bind() {
        return model.pathProperty().subscribe(this::showPath);
    }

    private void showPath(List<String> levels) {
        // The last levels are more specific than the first.
        String text = ForeignText.end(String.join(" › ", levels));
        breadcrumb.setText(text);
        breadcrumb.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        // Its height stays.
        copy.setVisible(!levels.isEmpty());
    }
}
