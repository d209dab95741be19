// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.SetChangeListener;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.ConnectionNames;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.BrokerUrls;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;

/** The saved connections as cards, and the status of each. JavaFX application thread. */
public final class CardsViewModel {
    private final ProfileStore store;
    private final Credentials credentials;
    private final OpenConnections open;
    private final InstantSource clock;
    private final TimeZone zone;
    private final ObservableList<ConnectionCard> cards = FXCollections.observableArrayList();
    /** Omits connections that are closed and have no secret to be saved. */
    private final ObservableMap<String, CardStatus> statuses = FXCollections.observableHashMap();

    private final ReadOnlyObjectWrapper<Set<String>> justImported = new ReadOnlyObjectWrapper<>(Set.of());

    private ConnectionNames names = new ConnectionNames(List.of());

    CardsViewModel(
            ProfileStore store, Credentials credentials, OpenConnections open, InstantSource clock, TimeZone zone) {
        this.store = store;
        this.credentials = credentials;
        this.open = open;
        this.clock = clock;
        this.zone = zone;
        open.states().addListener((MapChangeListener<String, OpenState>) change -> update(change.getKey()));
        credentials.awaiting().addListener((SetChangeListener<String>)
                change -> update(change.wasAdded() ? change.getElementAdded() : change.getElementRemoved()));
        refresh();
    }

    /** Cards without a folder first, then by folder; in each the most recently used first. Must not be changed. */
    public ObservableList<ConnectionCard> all() {
        return cards;
    }

    /** The status of connections that are open or have a secret to be saved, by profile id. Must not be changed. */
    public ObservableMap<String, CardStatus> statuses() {
        return statuses;
    }

    /** The display names of the saved connections. */
    ConnectionNames names() {
        return names;
    }

    /** Reads the profiles again and updates the times of last use. */
    public void refresh() {
        List<SavedProfile> saved = store.profiles();
        names = new ConnectionNames(saved.stream().map(SavedProfile::profile).toList());
        List<ConnectionCard> now = saved.stream()
                .map(each -> new SavedProfile(names.named(each.profile()), each.lastUsed()))
                .sorted(CardsViewModel::byFolderNewestFirst)
                .map(this::card)
                .toList();
        if (!now.equals(cards)) {
            cards.setAll(now);
        }
    }

    /** Shows connections that were imported, marked until {@link #endImported}. */
    public void showImported(Collection<String> ids) {
        refresh();
        justImported.set(Set.copyOf(ids));
    }

    /** Ids of the connections to be marked as imported. */
    public ReadOnlyObjectProperty<Set<String>> justImportedProperty() {
        return justImported.getReadOnlyProperty();
    }

    /** Removes the marks from imported connections. */
    public void endImported() {
        justImported.set(Set.of());
    }

    private void update(String id) {
        CardStatus status = new CardStatus(
                Optional.ofNullable(open.states().get(id)),
                credentials.awaiting().contains(id));
        if (status.equals(CardStatus.CLOSED)) {
            statuses.remove(id);
        } else {
            statuses.put(id, status);
        }
    }

    /** Written by hand, because comparators composed with {@link java.util.Comparator} cost time at every start. */
    private static int byFolderNewestFirst(SavedProfile one, SavedProfile other) {
        int order = one.profile().folder().compareToIgnoreCase(other.profile().folder());
        if (order == 0) {
            order = one.profile().folder().compareTo(other.profile().folder());
        }
        if (order == 0) {
            order = other.lastUsed()
                    .orElse(Instant.MIN)
                    .compareTo(one.lastUsed().orElse(Instant.MIN));
        }
        return order == 0
                ? one.profile().name().compareToIgnoreCase(other.profile().name())
                : order;
    }

    private ConnectionCard card(SavedProfile saved) {
        ConnectionProfile profile = saved.profile();
        return new ConnectionCard(
                profile.id(),
                profile.name(),
                BrokerUrls.of(profile.address(), profile.userName()),
                saved.lastUsed()
                        .map(used -> LastUsed.words(used, clock, zone))
                        .orElseGet(() -> Texts.get("start.used.never")),
                profile.address().transport().isTls(),
                profile.folder(),
                profile.colour());
    }
}
