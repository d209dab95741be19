// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.topiary.app.viewmodel.ConnectionNames;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;

/**
 * Names the open sessions so that they can be distinguished from each other and from the saved connections; updated
 * whenever one is opened or closed. JavaFX application thread only.
 */
public final class SessionNames {
    private final WindowViewModel window;
    private final ProfileStore profiles;
    /** The names as typed, from which the displayed names are derived. */
    private final Map<SessionViewModel, String> typed = new HashMap<>();

    public SessionNames(WindowViewModel window, ProfileStore profiles) {
        this.window = window;
        this.profiles = profiles;
        window.all().subscribe(this::update);
    }

    /** A profile with the name that its session will have; the session must then be passed to {@link #add}. */
    public ConnectionProfile named(ConnectionProfile profile) {
        return names().named(profile);
    }

    /** Adds a session that is about to appear in the window, with the profile it was created from. */
    public void add(SessionViewModel session, ConnectionProfile profile) {
        typed.put(session, profile.name());
    }

    /** Renames all sessions, as after a change to the saved connections. */
    public void update() {
        typed.keySet().retainAll(window.all());
        ConnectionNames names = names();
        window.all().forEach(session -> session.rename(names.of(typed(session))));
    }

    private ConnectionNames names() {
        return new ConnectionNames(Stream.concat(
                        profiles.profiles().stream().map(SavedProfile::profile),
                        window.all().stream().map(this::typed))
                .toList());
    }

    /**
     * The current profile with the name typed last: the profile may have been saved under another name since it was
     * opened.
     */
    private ConnectionProfile typed(SessionViewModel session) {
        ConnectionProfile now = session.session().profile();
        String name = profiles.find(now.id())
                .map(saved -> saved.profile().name())
                .orElseGet(() -> typed.getOrDefault(session, now.name()));
        return now.toBuilder().name(name).build();
    }
}
