// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.HBox;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Segments;
import org.topiary.app.viewmodel.publish.PayloadKind;
import org.topiary.app.viewmodel.publish.PayloadViewModel;

/** The choice of how the payload is entered; choosing the file asks for it. */
final class KindChoice extends HBox {
    private final PayloadViewModel model;
    private final FileQuestions files;
    private final ObjectProperty<PayloadKind> shown;

    KindChoice(PayloadViewModel model, FileQuestions files) {
        this.model = model;
        this.files = files;
        shown = new SimpleObjectProperty<>(model.kindProperty().get());
        List<PayloadKind> kinds = List.of(PayloadKind.values());
        Segments<PayloadKind> segments = new Segments<>(shown, kinds, KindChoice::label, Texts.get("publish.kind"));
        segments.getStyleClass().add("kinds");
        segments.setMinWidth(USE_PREF_SIZE);
        for (int i = 0; i < kinds.size(); i++) {
            segments.getChildren()
                    .get(i)
                    .setId("publish-kind-" + kinds.get(i).name().toLowerCase(Locale.ROOT));
        }
        setMinWidth(USE_PREF_SIZE);
        getChildren().add(segments);
        model.kindProperty().subscribe(shown::set);
        shown.subscribe((old, now) -> choose(now));
    }

    private void choose(PayloadKind kind) {
        if (kind == model.kindProperty().get()) {
            return;
        }
        if (kind == PayloadKind.FILE) {
            // Selected once the file is read.
            shown.set(model.kindProperty().get());
            files.toOpen(getScene().getWindow(), Texts.get("publish.kind.choose"))
                    .ifPresent(model::attach);
        } else {
            model.convert(kind);
            shown.set(model.kindProperty().get());
        }
    }

    private static String label(PayloadKind kind) {
        return Texts.get(
                switch (kind) {
                    case TEXT -> "publish.kind.text";
                    case HEX -> "publish.kind.hex";
                    case BASE64 -> "publish.kind.base64";
                    case FILE -> "publish.kind.file";
                });
    }

    /** What an empty editor asks for. */
    static String prompt(PayloadKind kind) {
        return Texts.get(
                switch (kind) {
                    case TEXT, FILE -> "publish.payload.prompt";
                    case HEX -> "publish.payload.prompt.hex";
                    case BASE64 -> "publish.payload.prompt.base64";
                });
    }
}
