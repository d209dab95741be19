// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.profiles.exchange.ImportException;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;

/** The result of an import: the connections found, and what could not be imported. JavaFX application thread. */
public final class ImportSheet implements Sheet {
    /** The state of the import. */
    public enum State {
        READING,
        /** The file is encrypted. */
        PASSWORD,
        FAILED,
        /** Connections can be selected. */
        FOUND
    }

    /** Reads the source again. */
    interface Reader {
        /** @param password of an encrypted file, wiped by the callee; null: none */
        void read(char @Nullable [] password);
    }

    private final String source;
    private final Reader reader;
    private final ExchangeViewModel owner;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StringProperty password = new SimpleStringProperty("");
    private List<ConnectionChoice> choices = List.of();
    private List<OfferChoice> offers = List.of();
    private @Nullable ImportResult result;

    ImportSheet(String source, ExchangeViewModel owner, Function<ImportSheet, Reader> reader) {
        this.source = source;
        this.owner = owner;
        this.reader = reader.apply(this);
    }

    /** The source of the connections. */
    public String source() {
        return source;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /**
     * Why there are no connections, or why the input or selection is rejected, as a sentence; empty if there is no
     * problem.
     */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The password of an encrypted file. */
    public StringProperty passwordProperty() {
        return password;
    }

    /** The connections found. */
    public List<ConnectionChoice> choices() {
        return choices;
    }

    /** The settings of all connections that are ignored unless the user accepts them. */
    public List<OfferChoice> offers() {
        return offers;
    }

    /** The selected connections, with the accepted settings. */
    List<ImportedConnection> taken(ImportResult found) {
        Map<ConnectionChoice, List<OfferChoice>> adopted = offers.stream()
                .filter(each -> each.adoptedProperty().get())
                .collect(Collectors.groupingBy(OfferChoice::connection));
        List<ImportedConnection> taken = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            ConnectionChoice choice = choices.get(i);
            if (choice.chosenProperty().get()) {
                ImportedConnection connection = found.connections().get(i);
                for (OfferChoice each : adopted.getOrDefault(choice, List.of())) {
                    connection = connection.with(each.offer());
                }
                taken.add(connection);
            }
        }
        return taken;
    }

    /** The number of selected connections. */
    public long chosen() {
        return choices.stream().filter(each -> each.chosenProperty().get()).count();
    }

    /** What could not be imported, one sentence each. */
    public List<String> notCarried() {
        return result == null
                ? List.of()
                : result.notCarried().stream().map(Texts::get).toList();
    }

    /** Whether the selected connections are being imported. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Keeps the selection, and says why nothing has been imported yet. */
    void refuse(String sentence) {
        problem.set(sentence);
        setBusy(false);
    }

    void setBusy(boolean value) {
        busy.set(value);
    }

    void read() {
        reader.read(null);
    }

    void found(ImportResult read) {
        replace(read);
        choices = ConnectionChoice.ofImported(read.connections());
        offers = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            ConnectionChoice connection = choices.get(i);
            read.connections().get(i).offers().forEach(offer -> offers.add(new OfferChoice(connection, offer)));
        }
        problem.set("");
        state.set(State.FOUND);
    }

    /** Replaces the result by one with the same connections in the same order. */
    void replace(ImportResult read) {
        result = read;
    }

    void failed(ImportException trouble) {
        switch (trouble.reason()) {
            case PASSWORD_NEEDED -> {
                problem.set("");
                state.set(State.PASSWORD);
            }
            case WRONG_PASSWORD -> {
                problem.set(Texts.of(trouble));
                state.set(State.PASSWORD);
            }
            default -> failed(Texts.of(trouble));
        }
    }

    void failed(String sentence) {
        problem.set(sentence);
        state.set(State.FAILED);
    }

    /** Performs the next step: tries the password, or imports the selected connections. */
    public void submit() {
        switch (state.get()) {
            case PASSWORD -> tryPassword();
            case FOUND -> {
                ImportResult taken = result;
                problem.set("");
                if (taken != null && !busy.get() && !choices.isEmpty()) {
                    if (choices.stream().anyMatch(each -> each.chosenProperty().get())) {
                        owner.take(this, taken);
                    } else {
                        problem.set(Texts.get("export.none"));
                    }
                }
            }
            case READING, FAILED -> {}
        }
    }

    private void tryPassword() {
        if (password.get().isEmpty()) {
            problem.set(Texts.get("import.password.needed"));
            return;
        }
        char[] typed = password.get().toCharArray();
        password.set("");
        state.set(State.READING);
        reader.read(typed);
    }

    @Override
    public void close() {
        password.set("");
        if (result != null) {
            result.close();
        }
        owner.closed(this);
    }
}
