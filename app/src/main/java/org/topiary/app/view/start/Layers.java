// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.FocusOrder;

/**
 * Panels over the page, stacked; only the topmost is enabled. A layer gets its focus back when the one above it closes.
 */
final class Layers extends StackPane {
    /** From the bottom to the top. */
    enum Layer {
        FORM,
        TEST,
        EXCHANGE,
        PASSWORD,
        CREDENTIALS
    }

    private final Node page;
    private final Runnable focusPage;
    private final Map<Layer, Node> panels = new EnumMap<>(Layer.class);
    /** The focus owner before each panel opened. */
    private final Map<Layer, Node> before = new HashMap<>();

    /** @param focusPage moves the focus into the page if there is nothing to restore */
    Layers(Node page, Runnable focusPage) {
        this.page = page;
        this.focusPage = focusPage;
        FocusOrder.keepIn(this);
        getStyleClass().add("start-scrim");
        setVisible(false);
    }

    boolean isOpen() {
        return !panels.isEmpty();
    }

    /** @param focus moves the focus into the panel */
    void open(Layer layer, Node panel, Runnable focus) {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        if (!panels.containsKey(layer) && focused != null) {
            before.put(layer, focused);
        }
        panels.put(layer, panel);
        show();
        if (panel.equals(topmost())) {
            // The content of a scroll pane is in the scene, and can take the focus, only after the pane has its skin.
            panel.applyCss();
            focus.run();
        }
    }

    void close(Layer layer) {
        Node closed = panels.get(layer);
        Node focused = before.remove(layer);
        if (closed == null) {
            return;
        }
        boolean wasTopmost = closed.equals(topmost());
        panels.remove(layer);
        show();
        if (!wasTopmost || getScene() == null) {
            return;
        }
        if (focused != null && getScene().equals(focused.getScene()) && !focused.isDisabled()) {
            focused.requestFocus();
        } else if (panels.isEmpty()) {
            focusPage.run();
        }
    }

    private @Nullable Node topmost() {
        return getChildren().isEmpty() ? null : getChildren().getLast();
    }

    private void show() {
        List<Node> all = List.copyOf(panels.values());
        getChildren().setAll(all);
        // Disabled, so that the Tab key stays in the topmost panel.
        all.forEach(each -> each.setDisable(!each.equals(all.getLast())));
        page.setDisable(!all.isEmpty());
        setVisible(!all.isEmpty());
    }
}
