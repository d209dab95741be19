// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.credentials.NewPassword;

/** Selects the connections to export to a file, and whether to include their secrets. JavaFX application thread. */
public final class ExportSheet implements Sheet {
    private final List<ConnectionChoice> choices;
    private final ExchangeViewModel owner;
    private final BooleanProperty sealed = new SimpleBooleanProperty();
    private final NewPassword password = new NewPassword(Texts.get("export.password.needed"));
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    ExportSheet(List<ConnectionChoice> choices, ExchangeViewModel owner) {
        this.choices = choices;
        this.owner = owner;
    }

    public List<ConnectionChoice> choices() {
        return choices;
    }

    /** Whether to include the secrets, encrypted with a password. */
    public BooleanProperty sealedProperty() {
        return sealed;
    }

    /** The password for encryption. */
    public NewPassword password() {
        return password;
    }

    /** The problem, as a sentence; empty if there is none. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the selected connections are being written. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void setBusy(boolean value) {
        busy.set(value);
    }

    /** Returns whether a file can be asked for; if not, sets the problem. */
    public boolean check() {
        problem.set("");
        if (choices.stream().noneMatch(each -> each.chosenProperty().get())) {
            problem.set(Texts.get("export.none"));
        } else if (sealed.get()) {
            problem.set(password.problem().orElse(""));
        }
        return problem.get().isEmpty();
    }

    /** Writes the file. */
    public void write(Path file) {
        if (!busy.get() && check()) {
            owner.write(this, file, password.toCharArray());
        }
    }

    void failed(String sentence) {
        busy.set(false);
        problem.set(sentence);
    }

    @Override
    public void close() {
        password.clear();
        owner.closed(this);
    }
}
