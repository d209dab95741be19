// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ConnectionProfile;

/** A part of the form. JavaFX application thread. */
public abstract class FormSection {
    private final List<TextInput> inputs = new ArrayList<>();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private boolean attempted;
    private boolean started;

    /** The differences from the default, in a few words; empty when there are none. */
    public final ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** The first invalid input from the top. */
    public final Optional<TextInput> firstError() {
        return allInputs().filter(TextInput::isWrong).findFirst();
    }

    /** From now on, missing required input is an error. */
    final void attempt() {
        attempted = true;
        update();
    }

    final boolean isAttempted() {
        return attempted;
    }

    /** Writes the values of the section to a profile; called only if they are valid. */
    abstract void apply(ConnectionProfile.Builder profile);

    /** The parts of {@link #summaryProperty}; empty ones are omitted. */
    abstract Stream<String> differences();

    /** Inputs that can be added and removed. */
    Stream<TextInput> moreInputs() {
        return Stream.empty();
    }

    /** Checks conditions that involve several fields. */
    void checkTogether() {}

    final TextInput input(String id, UnaryOperator<String> fault) {
        TextInput input = new TextInput(id, fault);
        inputs.add(input);
        return input;
    }

    /** Must be called once all fields have their initial values. */
    final void start(Observable... others) {
        inputs.forEach(input -> input.textProperty().subscribe((old, now) -> update()));
        watch(others);
        started = true;
        update();
    }

    final void watch(Observable... others) {
        for (Observable each : others) {
            each.addListener(changed -> update());
        }
    }

    final void update() {
        if (!started) {
            return;
        }
        allInputs().forEach(input -> input.check(attempted));
        checkTogether();
        summary.set(String.join(
                ", ", differences().filter(words -> !words.isEmpty()).toList()));
    }

    private Stream<TextInput> allInputs() {
        return Stream.concat(inputs.stream(), moreInputs());
    }
}
