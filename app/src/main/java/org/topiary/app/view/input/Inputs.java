// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.input;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import org.topiary.app.viewmodel.input.TextInput;

/** Connects the controls of one form to their inputs. */
public final class Inputs {
    private final String prefix;
    private final Map<TextInput, Node> nodes = new HashMap<>();

    /** @param prefix the beginning of the ids of the controls */
    public Inputs(String prefix) {
        this.prefix = prefix;
    }

    /** The id of a control in the form. */
    String id(String name) {
        return prefix + name;
    }

    /** The control of an input; empty until it was {@linkplain #bind bound}. */
    public Optional<Node> node(TextInput input) {
        return Optional.ofNullable(nodes.get(input));
    }

    /** Connects a control to its input, so that it shows errors and {@link #node} finds it. */
    public <C extends TextInputControl> C bind(TextInput input, C control) {
        control.setId(id(input.id()));
        control.textProperty().bindBidirectional(input.textProperty());
        input.errorProperty().subscribe(error -> {
            control.pseudoClassStateChanged(Styles.STATE_DANGER, !error.isEmpty());
            control.setAccessibleHelp(error);
        });
        nodes.put(input, control);
        return control;
    }

    /** The error of an input, visible while there is one. */
    public static Label error(TextInput input) {
        Label error = new Label();
        error.textProperty().bind(input.errorProperty());
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.getStyleClass().addAll("field-note", "field-error");
        error.visibleProperty().bind(input.errorProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }
}
