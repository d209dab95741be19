// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Subscription;

/** The subscriptions of a connection. Also used on its own, for an open connection. */
public final class SubscriptionsSection extends FormSection {
    private final ObservableList<SubscriptionRow> rows = FXCollections.observableArrayList();
    private int made;

    public SubscriptionsSection(List<Subscription> subscriptions) {
        subscriptions.forEach(this::addRow);
        start(rows);
    }

    /** Must be changed by {@link #add} and {@link #remove} only. */
    public ObservableList<SubscriptionRow> rows() {
        return rows;
    }

    /** Adds a subscription with an empty filter. */
    public SubscriptionRow add() {
        return addRow(new Subscription("", Qos.AT_LEAST_ONCE, false));
    }

    /** Adds the subscriptions of a preset whose filters are not in the list; enables those that are. */
    public void addAll(List<Subscription> preset) {
        for (Subscription each : preset) {
            Optional<SubscriptionRow> there = rows.stream()
                    .filter(row -> row.filter().textProperty().get().equals(each.filter()))
                    .findFirst();
            there.ifPresentOrElse(row -> row.enabledProperty().set(true), () -> addRow(each));
        }
    }

    public void remove(SubscriptionRow row) {
        rows.remove(row);
    }

    /** Returns the current subscriptions; empty if one is invalid, in which case its error is shown from then on. */
    public Optional<List<Subscription>> submit() {
        attempt();
        return firstError().isPresent() ? Optional.empty() : Optional.of(values());
    }

    private SubscriptionRow addRow(Subscription from) {
        SubscriptionRow row = new SubscriptionRow(++made, from);
        row.all().forEach(this::watch);
        rows.add(row);
        return row;
    }

    private List<Subscription> values() {
        return rows.stream().map(SubscriptionRow::subscription).toList();
    }

    @Override
    Stream<TextInput> moreInputs() {
        return rows.stream().map(SubscriptionRow::filter);
    }

    @Override
    void checkTogether() {
        Set<String> seen = new HashSet<>();
        for (SubscriptionRow row : rows) {
            if (!row.filter().isBlank()
                    && !row.filter().isWrong()
                    && !seen.add(row.filter().textProperty().get())) {
                row.filter().setError(Texts.get("form.filter.twice"));
            }
        }
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        profile.subscriptions(values());
    }

    @Override
    Stream<String> differences() {
        if (values().equals(ConnectionProfile.DEFAULT_SUBSCRIPTIONS)) {
            return Stream.empty();
        }
        List<String> asked = rows.stream()
                .filter(row -> row.enabledProperty().get() && !row.filter().isBlank())
                .map(row -> row.filter().value())
                .toList();
        return asked.isEmpty()
                ? Stream.of(Texts.get("form.subscriptions.none"))
                : asked.size() <= 2 ? asked.stream() : Stream.of(Texts.get("form.subscriptions.is", asked.size()));
    }
}
