// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
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
import org.topiary.app.ui.WidestText;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.ShownMessage;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.app.viewmodel.message.ViewChoice;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.PayloadFormat;

/** The selected topic, the actions on its value, and the choice of how to show the value. */
final class MessageHeader {
    private final MessageViewModel model;
    private final ValueViewModel value;
    private final Label breadcrumb = new Label();
    private final Map<ViewChoice, ToggleButton> choices = new EnumMap<>(ViewChoice.class);
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton difference = new ToggleButton(Texts.get("message.diff"));
    private final HBox tools = new HBox();
    private final VBox root = new VBox();

    MessageHeader(MessageViewModel model, Runnable copyTopic, Runnable copyValue, Runnable saveValue) {
        this.model = model;
        this.value = model.value();
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
                        picker(),
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

    private Node picker() {
        HBox picker = new HBox();
        picker.setAlignment(Pos.CENTER_LEFT);
        picker.setAccessibleText(Texts.get("message.view"));
        ViewChoice[] all = ViewChoice.values();
        for (ViewChoice choice : all) {
            ToggleButton button = new ToggleButton(Texts.get("message.view." + choice));
            button.setTooltip(new Tooltip(Texts.get("message.view." + choice + ".tip")));
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            choice == all[0]
                                    ? Styles.LEFT_PILL
                                    : choice == all[all.length - 1] ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setToggleGroup(group);
            if (choice == ViewChoice.AUTOMATIC) {
                // The detected format may change with each message; the fixed width keeps its neighbours under the
                // pointer.
                WidestText.fix(button, automaticTexts());
            } else {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
            // A click on the selected button must not deselect it.
            button.setOnAction(e -> {
                value.choiceProperty().set(choice);
                button.setSelected(true);
            });
            choices.put(choice, button);
        }
        picker.getChildren().addAll(choices.values());
        return picker;
    }

    private static List<String> automaticTexts() {
        return Stream.of(PayloadFormat.values()).map(MessageHeader::automatic).toList();
    }

    private static String automatic(PayloadFormat detected) {
        return Texts.get("message.view.AUTOMATIC.is", detected.label());
    }

    Subscription bind() {
        difference.selectedProperty().bindBidirectional(value.differenceProperty());
        return Subscription.combine(
                model.pathProperty().subscribe(this::showPath),
                value.choiceProperty()
                        .subscribe(
                                choice -> choices.values().forEach(b -> b.setSelected(b.equals(choices.get(choice))))),
                value.shownProperty().subscribe(this::showDetected),
                () -> difference.selectedProperty().unbindBidirectional(value.differenceProperty()));
    }

    private void showPath(List<String> levels) {
        // The last levels are more specific than the first.
        String text = ForeignText.end(String.join(" › ", levels));
        breadcrumb.setText(text);
        breadcrumb.setTooltip(text.isEmpty() ? null : new Tooltip(text));
        Nodes.show(root, !levels.isEmpty());
    }

    private void showDetected(ShownMessage shown) {
        ToggleButton automatic = choices.get(ViewChoice.AUTOMATIC);
        if (automatic != null) {
            automatic.setText(
                    shown.detected() == null ? Texts.get("message.view.AUTOMATIC") : automatic(shown.detected()));
        }
    }
}
