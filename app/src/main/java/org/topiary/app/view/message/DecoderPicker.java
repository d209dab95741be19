// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.WidestText;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.ShownMessage;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.payload.decode.Decoder;

/** Chooses how to show a value: a button for each common format, and a menu for all others there are. */
final class DecoderPicker {
    private static final List<String> COMMON = List.of("json", "text", "hex");

    private final ValueViewModel value;
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton automatic;
    private final MenuButton others = new MenuButton();
    private final HBox root = new HBox();

    DecoderPicker(ValueViewModel value) {
        this.value = value;
        root.setAlignment(Pos.CENTER_LEFT);
        root.setAccessibleText(Texts.get("message.view"));
        automatic = button(Decoding.AUTOMATIC, Texts.get("message.view.automatic"), "automatic");
        // The detected format may change with each message; the fixed width keeps its neighbours under the pointer.
        WidestText.fix(automatic, automaticTexts());
        for (String id : COMMON) {
            value.decoding()
                    .decoders()
                    .find(id)
                    .ifPresent(
                            decoder -> button(id, Decoding.label(decoder), id).setMinWidth(Region.USE_PREF_SIZE));
        }
        List<Decoder> more = value.decoding().decoders().all().stream()
                .filter(each -> each.isOffered() && !COMMON.contains(each.id()))
                .toList();
        if (!more.isEmpty()) {
            fillMenu(more);
            root.getChildren().add(others);
        }
        List<Node> all = root.getChildren();
        for (int i = 0; i < all.size(); i++) {
            String place = i == 0 ? Styles.LEFT_PILL : i == all.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
            all.get(i).getStyleClass().addAll(Styles.SMALL, place);
        }
    }

    Node root() {
        return root;
    }

    private ToggleButton button(String choice, String text, String tip) {
        ToggleButton button = new ToggleButton(text);
        button.setTooltip(new Tooltip(Texts.get("message.view." + tip + ".tip")));
        button.setToggleGroup(group);
        // A click on the selected button must not deselect it.
        button.setOnAction(e -> {
            value.choiceProperty().set(choice);
            button.setSelected(true);
        });
        buttons.put(choice, button);
        root.getChildren().add(button);
        return button;
    }

    private void fillMenu(List<Decoder> more) {
        others.setId("message-decoders");
        others.setTooltip(new Tooltip(Texts.get("message.view.others.tip")));
        for (Decoder each : more) {
            // The text of the item as a graphic: an underscore in a name is no mnemonic.
            MenuItem item = new MenuItem("", new Label(Decoding.label(each)));
            item.setId("message-decoder-" + each.id());
            item.setOnAction(e -> value.choiceProperty().set(each.id()));
            others.getItems().add(item);
        }
        others.setMinWidth(Region.USE_PREF_SIZE);
        // The arrow would make it higher than its neighbours.
        others.setMinHeight(0);
        others.prefHeightProperty().bind(automatic.heightProperty());
        others.maxHeightProperty().bind(automatic.heightProperty());
    }

    private List<String> automaticTexts() {
        return Stream.concat(
                        Stream.of(Texts.get("message.view.automatic")),
                        value.decoding().decoders().all().stream().map(each -> automatic(Decoding.label(each))))
                .toList();
    }

    private static String automatic(String detected) {
        return Texts.get("message.view.automatic.is", detected);
    }

    Subscription bind() {
        return Subscription.combine(
                value.choiceProperty().subscribe(this::showChoice),
                value.shownProperty().subscribe(this::showDetected));
    }

    private void showChoice(String choice) {
        buttons.forEach((id, button) -> button.setSelected(id.equals(choice)));
        others.setText(
                buttons.containsKey(choice)
                        ? Texts.get("message.view.others")
                        : value.decoding().label(List.of(choice)));
    }

    private void showDetected(ShownMessage shown) {
        automatic.setText(
                shown.detected().isEmpty()
                        ? Texts.get("message.view.automatic")
                        : automatic(value.decoding().label(shown.detected())));
    }
}
