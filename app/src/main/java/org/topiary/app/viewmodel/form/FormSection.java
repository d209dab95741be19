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
import org.topiary.mqtt.profile.ConnectionProfile;

/** A part of the form. JavaFX application thread. */
public abstract class FormSection {
    private final List<TextInput> inputs = new ArrayList<>();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private boolean attempted;
    private boolean started;

    /** What differs from the default, in a few words; empty when nothing does. */
    public final ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** The topmost text that is wrong. */
    public final Optional<TextInput> firstError() {
        return allInputs().filter(TextInput::isWrong).findFirst();
    }

    /** From now on it is wrong to leave out what is needed. */
    final void attempt() {
        attempted = true;
        update();
    }

    final boolean isAttempted() {
        return attempted;
    }

    /** Puts what the section says into a profile; nothing in it is wrong. */
    abstract void apply(ConnectionProfile.Builder profile);

    /** The words of {@link #summaryProperty}, those that are empty are left out. */
    abstract Stream<String> differences();

    /** Inputs that come and go. */
    Stream<TextInput> moreInputs() {
        return Stream.empty();
    }

    /** Checks what lies across several fields. */
    void checkTogether() {}

    final TextInput input(String id, UnaryOperator<String> fault) {
        TextInput input = new TextInput(id, fault);
        inputs.add(input);
        return input;
    }

    /** To be called when all fields are filled. */
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
