// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.publish.JsonColours;
import org.topiary.payload.StyledText.Span;

/** A text area for a payload that colours JSON while it is typed. */
final class PayloadEditor extends StackPane {
    private final CodeArea area = new CodeArea();

    PayloadEditor(StringProperty payload) {
        getStyleClass().add("payload-editor");
        area.setId("publish-payload");
        area.getStyleClass().add("payload-area");
        area.setWrapText(true);
        area.setAccessibleText(Texts.get("publish.payload"));
        Label placeholder = new Label(Texts.get("publish.payload.prompt"));
        placeholder.getStyleClass().add("payload-prompt");
        area.setPlaceholder(placeholder, Pos.TOP_LEFT);
        getChildren().add(new VirtualizedScrollPane<>(area));

        payload.subscribe(now -> {
            if (!area.getText().equals(now)) {
                area.replaceText(now);
            }
        });
        area.textProperty().addListener((text, old, now) -> {
            payload.set(now);
            colour(now);
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // Tab goes on to the next control, or a keyboard would never leave.
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    private void colour(String text) {
        if (text.isEmpty()) {
            return;
        }
        StyleSpansBuilder<Collection<String>> styles = new StyleSpansBuilder<>();
        int at = 0;
        for (Span span : JsonColours.of(text)) {
            styles.add(List.of(), span.start() - at);
            styles.add(List.of(span.kind().name().toLowerCase(Locale.ROOT)), span.end() - span.start());
            at = span.end();
        }
        styles.add(List.of(), text.length() - at);
        area.setStyleSpans(0, styles.create());
    }
}
