// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Nodes;
import org.topiary.app.viewmodel.message.fields.FieldRow;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.app.viewmodel.message.fields.ValueForm;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.fields.FieldPlace;

/** The selected field in one line: its path, and where its bytes are. */
final class FieldLine {
    private static final int MAX_PATH = 300;
    private static final int MAX_CHARS = 2_000;

    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    private final Label path = new Label();
    private final Label place = new Label();
    private final Label bytes = new Label();
    private final HBox root = new HBox(path, place, bytes);

    FieldLine() {
        path.setId("field-path");
        path.setMinWidth(0);
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        place.setId("field-place");
        place.setMinWidth(HBox.USE_PREF_SIZE);
        place.getStyleClass().add("field-note");
        bytes.setId("field-bytes");
        bytes.getStyleClass().add("field-note");
        bytes.setMinWidth(0);
        bytes.setPrefWidth(0);
        bytes.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bytes, Priority.ALWAYS);
        root.setAlignment(Pos.CENTER_LEFT);
        root.getStyleClass().add("field-line");
    }

    Node root() {
        return root;
    }

    /** Shows the selected field, or how to select one; null for a value without fields. */
    void show(@Nullable ShownFields shown, ValueForm form) {
        Nodes.show(root, shown != null);
        if (shown == null) {
            return;
        }
        FieldPlace selected = shown.selected();
        root.pseudoClassStateChanged(EMPTY, selected == null);
        if (selected == null) {
            path.setText(Texts.get(
                    shown.wanted().equals(FieldPath.ROOT)
                            ? form == ValueForm.TREE ? "message.fields.selectField" : "message.fields.selectByte"
                            : "message.fields.missing"));
            place.setText("");
            bytes.setText("");
            return;
        }
        Range range = selected.field().range();
        String whole = Texts.get("message.fields.whole");
        path.setText(selected.path().equals(FieldPath.ROOT) ? whole : text(selected.path()));
        String where = Texts.get(
                "message.fields.place",
                range.start(),
                Math.max(range.start(), range.end() - 1),
                shown.tree().bytes().length);
        place.setText(
                shown.tree().outer().isEmpty()
                        ? where
                        : Texts.get(
                                "message.fields.place.unwrapped",
                                where,
                                shown.tree().outer()));
        bytes.setText(FieldRow.bytes(shown.tree().bytes(), range));
    }

    /** The end of a path that is too long to be shown. */
    private static String text(FieldPath whole) {
        int chars = 0;
        int from = whole.steps().size();
        while (from > 0 && chars < MAX_PATH) {
            from--;
            chars += whole.steps().get(from) instanceof FieldPath.Name name
                    ? name.name().length() + 1
                    : 1;
        }
        if (chars > MAX_CHARS) {
            return Texts.get("message.fields.longPath");
        }
        String shown = new FieldPath(whole.steps().subList(from, whole.steps().size())).toString();
        return VisibleText.line(from == 0 ? shown : "…" + shown, MAX_CHARS);
    }
}
