// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.properties;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.message.MessageInfo;
import org.topiary.app.viewmodel.message.PropertyRows;
import org.topiary.app.viewmodel.message.ShownMessage;
import org.topiary.app.viewmodel.message.ValueViewModel;

/** The MQTT 5 properties of the shown message, or why there are none. */
public final class PropertiesPanel implements PanelView {
    private final ValueViewModel value;
    private final PropertyList list = new PropertyList();
    private final Label nothing = new Label();
    private final StackPane root = new StackPane(list, nothing);
    private Subscription bindings = Subscription.EMPTY;

    public PropertiesPanel(ValueViewModel value) {
        this.value = value;
        nothing.setId("message-no-properties");
        nothing.setWrapText(true);
        nothing.getStyleClass().addAll("empty-state", Styles.TEXT_MUTED);
        root.getStyleClass().add("message-pane");
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void shown(boolean visible) {
        bindings.unsubscribe();
        bindings = visible ? value.shownProperty().subscribe(this::show) : Subscription.EMPTY;
        if (!visible) {
            list.clear();
        }
    }

    private void show(ShownMessage shown) {
        MessageInfo info = shown.info();
        PropertyRows rows = info == null || info.properties().isEmpty() ? null : info.properties();
        nothing.setText(Texts.get(info == null ? "message.noMessage" : "message.noProperties"));
        Nodes.show(nothing, rows == null);
        Nodes.show(list, rows != null);
        if (rows != null) {
            list.show(rows);
        } else {
            list.clear();
        }
    }

    @Override
    public void takeFocus() {
        list.requestFocus();
    }
}
