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
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.PropertyRows;
import org.topiary.app.viewmodel.message.ShownMessage;

/** The MQTT 5 properties of the shown message, or why there are none. */
public final class PropertiesPanel implements PanelView {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000_000L;

    private final MessageViewModel model;
    private final PropertyList list = new PropertyList();
    private final Label nothing = new Label();
    private final StackPane root = new StackPane(list, nothing);
    /** When the texts must be written anew, nanoseconds since 1970-01-01T00:00Z. */
    private volatile long changesAt = NEVER;

    private Subscription bindings = Subscription.EMPTY;

    public PropertiesPanel(MessageViewModel model) {
        this.model = model;
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
        bindings = visible
                ? Subscription.combine(
                        model.value().shownProperty().subscribe(this::show),
                        model.momentProperty().subscribe(then -> showShown()))
                : Subscription.EMPTY;
        if (!visible) {
            changesAt = NEVER;
            list.clear();
        }
    }

    @Override
    public boolean isBehind() {
        return changesAt <= System.currentTimeMillis() * 1_000_000L;
    }

    @Override
    public void tick(long nowNanos) {
        if (isBehind()) {
            showShown();
        }
    }

    private void showShown() {
        show(model.value().shownProperty().get());
    }

    private void show(ShownMessage shown) {
        MessageInfo info = shown.info();
        PropertyRows rows = info == null || info.properties().isEmpty() ? null : info.properties();
        nothing.setText(Texts.get(info == null ? "message.noMessage" : "message.noProperties"));
        Nodes.show(nothing, rows == null);
        Nodes.show(list, rows != null);
        long now = model.nowNanos();
        boolean live = model.momentProperty().get() == null;
        changesAt = rows != null && live && rows.changesWithTime() ? now + SECOND : NEVER;
        if (rows != null) {
            list.show(rows, now);
        } else {
            list.clear();
        }
    }

    @Override
    public void takeFocus() {
        list.requestFocus();
    }
}
