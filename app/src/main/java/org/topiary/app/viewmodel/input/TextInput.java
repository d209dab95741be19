// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.input;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A typed text and its error. JavaFX application thread. */
public final class TextInput {
    private final String id;
    private final UnaryOperator<String> fault;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private BooleanSupplier applies = () -> true;
    private String needed = "";

    /**
     * @param id of the field in the window
     * @param fault returns the error of a text that is not blank, as a sentence; empty if there is none
     */
    public TextInput(String id, UnaryOperator<String> fault) {
        this.id = id;
        this.fault = fault;
    }

    /** Checks the input only while the condition holds. */
    public TextInput when(BooleanSupplier condition) {
        applies = condition;
        return this;
    }

    /** @param sentence the error when it is blank */
    public TextInput needed(String sentence) {
        needed = sentence;
        return this;
    }

    public String id() {
        return id;
    }

    public StringProperty textProperty() {
        return text;
    }

    /** The error, as a sentence; empty when there is none. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** The text without surrounding white space. */
    public String value() {
        return text.get().strip();
    }

    public boolean isBlank() {
        return text.get().isBlank();
    }

    public boolean isWrong() {
        return !error.get().isEmpty();
    }

    public void setError(String sentence) {
        error.set(sentence);
    }

    /** @param attempted whether a blank field already counts as an error */
    public void check(boolean attempted) {
        if (!applies.getAsBoolean()) {
            error.set("");
        } else if (isBlank()) {
            error.set(attempted ? needed : "");
        } else {
            error.set(fault.apply(text.get()));
        }
    }
}
