// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.message.MessageViewModel;

/** The shown message: a line of facts about it, and its value or its differences from another message. */
final class ValuePanel implements PanelView {
    private final MessageViewModel model;
    private final boolean compares;
    private final DecoderPicker picker;
    private final InfoLine info;
    private final ValuePane value;
    private final Supplier<Subscription> bindForm;
    private final VBox root;
    private final HBox tools;
    private Subscription bindings = Subscription.EMPTY;
    private boolean visible;

    /**
     * @param controls makes buttons and menus of commands
     * @param compares whether the panel shows differences
     * @param showProperties shows the properties of the message
     */
    ValuePanel(
            MessageView actions,
            MessageViewModel model,
            CommandControls controls,
            boolean compares,
            Runnable showProperties) {
        this.model = model;
        this.compares = compares;
        picker = new DecoderPicker(model, compares);
        info = new InfoLine(model, compares, showProperties);
        value = new ValuePane(model.value(), compares, actions::saveValue, actions.drag());
        value.setMenu(
                () -> MessageMenus.ofValue(actions, value, controls),
                field -> MessageMenus.ofField(field, actions, controls));
        VBox.setVgrow(value.root(), Priority.ALWAYS);
        FormSwitch form = new FormSwitch(model.value(), controls);
        CompareSwitch comparison = new CompareSwitch(model.value(), controls);
        bindForm = compares ? comparison::bind : form::bind;
        HBox.setHgrow(info.root(), Priority.ALWAYS);
        HBox facts = new HBox(info.root(), compares ? comparison.root() : form.root());
        facts.getStyleClass().add("facts");
        root = new VBox(facts, value.root());
        root.getStyleClass().add("message-pane");
        root.setMinWidth(0);
        // In two windows, commands act on the one in use.
        root.focusWithinProperty().subscribe(within -> {
            if (within && visible) {
                model.value().differenceProperty().set(compares);
            }
        });
        tools = new HBox(
                picker.root(),
                controls.button(MessageCommands.COPY, actions).small(),
                controls.button(MessageCommands.SAVE, actions).small());
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getStyleClass().add("tools");
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public Optional<Node> tools() {
        return Optional.of(tools);
    }

    @Override
    public void shown(boolean shows) {
        bindings.unsubscribe();
        bindings = Subscription.EMPTY;
        if (shows != visible) {
            visible = shows;
            model.value().setVisible(compares, shows);
        }
        if (shows) {
            model.value().differenceProperty().set(compares);
            bindings = Subscription.combine(picker.bind(), info.bind(), bindForm.get(), value.bind());
        }
    }

    @Override
    public void takeFocus() {
        value.takeFocus();
    }
}
