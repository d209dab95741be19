// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.Nodes;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.core.text.ForeignText;

/** The selected topic, the actions on its value, and the choice of how to show the value. */
final class MessageHeader {
    private final MessageViewModel model;
    private final ValueViewModel value;
    private final Label breadcrumb = new Label();
    private final DecoderPicker picker;
    private final ToggleButton difference = new ToggleButton(Texts.get("message.diff"));
    private final HBox tools = new HBox();
    private final VBox root = new VBox();

    MessageHeader(MessageViewModel model, Runnable copyTopic, Runnable copyValue, Runnable saveValue) {
        this.model = model;
        this.value = model.value();
        this.picker = new DecoderPicker(value);
        breadcrumb.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        breadcrumb.getStyleClass().addAll("breadcrumb-path", Styles.TEXT_BOLD);
        breadcrumb.setMinWidth(0);
        HBox title =
                new HBox(breadcrumb, new IconButton(Feather.COPY, Texts.get("message.copyTopic"), copyTopic).small());
        title.setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("title-row");

        difference.getStyleClass().add(Styles.SMALL);
        difference.setGraphic(new Icon(Feather.COLUMNS));
        difference.setTooltip(new Tooltip(Texts.get("message.diff.tip")));
        difference.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        tools.getChildren()
                .addAll(
                        picker.root(),
                        difference,
                        gap,
                        new IconButton(Feather.COPY, Texts.get("message.copyValue"), copyValue).small(),
                        new IconButton(Feather.DOWNLOAD, Texts.get("message.saveValue"), saveValue).small());
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("tools");
        root.getChildren().addAll(title, tools);
        root.getStyleClass().add("message-header");
    }

    Node root() {
        return root;
    }

    Subscription bind() {
        difference.selectedProperty().bindBidirectional(value.differenceProperty());
        return Subscription.combine(
                model.pathProperty().subscribe(this::showPath),
                picker.bind(),
                () -> difference.selectedProperty().unbindBidirectional(value.differenceProperty()));
    }

    private void showPath(List<String> levels) {
        // The last levels are more specific than the first.
        String text = ForeignText.end(String.join(" › ", levels));
        breadcrumb.setText(text);
        breadcrumb.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        Nodes.show(root, !levels.isEmpty());
    }
}
