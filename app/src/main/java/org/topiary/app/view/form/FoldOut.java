// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FoldOutHeader;
import org.topiary.app.ui.Nodes;

/**
 * A collapsible section of the form: a line with its name and the values that differ from the default. Its fields are
 * created when it is first expanded.
 */
final class FoldOut extends VBox {
    private final Supplier<Node> fields;
    private final FoldOutHeader header;
    private Runnable onOpen = () -> {};

    FoldOut(String id, String titleKey, ObservableValue<String> summary, Supplier<Node> fields) {
        this.fields = fields;
        header = new FoldOutHeader("form-section-" + id, Texts.get(titleKey), summary, this::toggle);
        getStyleClass().add("fold-out");
        getChildren().add(header);
    }

    /** @param action run after the user expands the section */
    void setOnOpen(Runnable action) {
        onOpen = action;
    }

    private void toggle() {
        setOpen(!isOpen());
        if (isOpen()) {
            onOpen.run();
        }
    }

    boolean isOpen() {
        return getChildren().size() > 1 && getChildren().getLast().isVisible();
    }

    void setOpen(boolean open) {
        if (open && getChildren().size() == 1) {
            Node content = fields.get();
            content.getStyleClass().add("fold-out-content");
            getChildren().add(content);
        }
        if (getChildren().size() > 1) {
            Nodes.show(getChildren().getLast(), open);
        }
        header.show(open);
    }
}
