// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
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

/** The saved connections as cards, and how each stands. JavaFX application thread. */
final class Cards {
    private final ProfileStore store;
    private final Credentials credentials;
    private final OpenConnections open;
    private final InstantSource clock;
    private final TimeZone zone;
    private final ObservableList<ConnectionCard> cards = FXCollections.observableArrayList();
    /** Without those that are closed and have nothing to be saved. */
    private final ObservableMap<String, CardStatus> statuses = FXCollections.observableHashMap();

    private ConnectionNames names = new ConnectionNames(List.of());

    Cards(ProfileStore store, Credentials credentials, OpenConnections open, InstantSource clock, TimeZone zone) {
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

    ObservableList<ConnectionCard> all() {
        return cards;
    }

    ObservableMap<String, CardStatus> statuses() {
        return statuses;
    }

    /** What the saved connections are called. */
    ConnectionNames names() {
        return names;
    }

    /** Reads the profiles anew and says afresh how long ago each was used. */
    void refresh() {
        List<SavedProfile> saved = store.profiles();
        names = new ConnectionNames(saved.stream().map(SavedProfile::profile).toList());
        List<ConnectionCard> now = saved.stream()
                .map(each -> new SavedProfile(names.named(each.profile()), each.lastUsed()))
                .sorted(Cards::byFolderNewestFirst)
                .map(this::card)
                .toList();
        if (!now.equals(cards)) {
            cards.setAll(now);
        }
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

    /** By hand, as comparators put together by {@link java.util.Comparator} are made anew by every start. */
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
