// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.input;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.profile.UserProperty;

/** A list of name and value pairs that can be edited, such as user properties. JavaFX application thread. */
public final class PairList {
    /** One pair; omitted if both name and value are empty. */
    public record Pair(TextInput name, TextInput value) {
        boolean isEmpty() {
            return name.textProperty().get().isEmpty()
                    && value.textProperty().get().isEmpty();
        }
    }

    private final ObservableList<Pair> pairs = FXCollections.observableArrayList();
    private final String id;
    private final UnaryOperator<String> nameFault;
    private final UnaryOperator<String> valueFault;
    private final Runnable changed;
    private int made;

    /**
     * @param id the beginning of the ids of its fields
     * @param nameFault as for {@link TextInput}
     * @param valueFault as for {@link TextInput}
     * @param changed run after every change
     */
    public PairList(
            String id,
            List<UserProperty> values,
            UnaryOperator<String> nameFault,
            UnaryOperator<String> valueFault,
            Runnable changed) {
        this.id = id;
        this.nameFault = nameFault;
        this.valueFault = valueFault;
        this.changed = changed;
        values.forEach(this::add);
        pairs.subscribe(changed);
    }

    private void add(UserProperty value) {
        Pair pair = add();
        pair.name().textProperty().set(value.name());
        pair.value().textProperty().set(value.value());
    }

    /** Replaces all pairs. */
    public void set(List<UserProperty> values) {
        pairs.clear();
        values.forEach(this::add);
    }

    public String id() {
        return id;
    }

    /** Must be changed by {@link #add} and {@link #remove} only. */
    public ObservableList<Pair> pairs() {
        return pairs;
    }

    public Pair add() {
        int number = ++made;
        TextInput name = new TextInput(id + "-name-" + number, nameFault);
        TextInput value = new TextInput(id + "-value-" + number, valueFault);
        name.when(() -> !name.isBlank() || !value.textProperty().get().isEmpty())
                .needed(Texts.get("form.pair.name.needed"));
        name.textProperty().subscribe((old, now) -> changed.run());
        value.textProperty().subscribe((old, now) -> changed.run());
        Pair pair = new Pair(name, value);
        pairs.add(pair);
        return pair;
    }

    public void remove(Pair pair) {
        pairs.remove(pair);
    }

    public Stream<TextInput> inputs() {
        return pairs.stream().flatMap(pair -> Stream.of(pair.name(), pair.value()));
    }

    public List<UserProperty> values() {
        return pairs.stream()
                .filter(pair -> !pair.isEmpty())
                .map(pair -> new UserProperty(
                        pair.name().textProperty().get(),
                        pair.value().textProperty().get()))
                .toList();
    }
}
