// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.input;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.viewmodel.input.PairList;
import org.topiary.app.viewmodel.input.PairList.Pair;

/** A list of name and value pairs, with a button that adds one. */
public final class PairsView extends VBox {
    private final Inputs inputs;
    private final PairList list;
    private final VBox rows = new VBox();
    private final Button add;

    /** @param addKey of the text of the button that adds a pair */
    public PairsView(Inputs inputs, PairList list, String addKey) {
        this.inputs = inputs;
        this.list = list;
        getStyleClass().add("pairs");
        rows.getStyleClass().add("pairs");
        add = new Button(Texts.get(addKey), new Icon(Feather.PLUS));
        add.setId(inputs.id(list.id() + "-add"));
        add.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        add.setOnAction(event -> inputs.node(list.add().name()).ifPresent(node -> node.requestFocus()));
        getChildren().addAll(rows, add);
        list.pairs().subscribe(this::fill);
        fill();
    }

    private void fill() {
        rows.getChildren().setAll(list.pairs().stream().map(this::row).toList());
    }

    private VBox row(Pair pair) {
        TextField name = inputs.bind(pair.name(), BoundedText.field());
        name.setPromptText(Texts.get("form.pair.name"));
        name.setAccessibleText(Texts.get("form.pair.name"));
        TextField value = inputs.bind(pair.value(), BoundedText.field());
        value.setPromptText(Texts.get("form.pair.value"));
        value.setAccessibleText(Texts.get("form.pair.value"));
        HBox.setHgrow(value, Priority.ALWAYS);
        Button remove = new IconButton(Feather.X, Texts.get("form.pair.remove"), () -> {
            list.remove(pair);
            add.requestFocus();
        });
        HBox line = new HBox(name, value, remove);
        line.getStyleClass().add("field-with-button");
        List<Label> errors = List.of(Inputs.error(pair.name()), Inputs.error(pair.value()));
        VBox row = new VBox(line);
        row.getChildren().addAll(errors);
        return row;
    }
}
