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
 * Names the open sessions so that they can be told from each other and from the saved connections, anew whenever one is
 * opened or closed. JavaFX application thread only.
 */
public final class SessionNames {
    private final WindowViewModel window;
    private final ProfileStore profiles;
    /** The names as they were typed, which those that show are made from. */
    private final Map<SessionViewModel, String> typed = new HashMap<>();

    public SessionNames(WindowViewModel window, ProfileStore profiles) {
        this.window = window;
        this.profiles = profiles;
        window.all().subscribe(this::update);
    }

    /** A profile with the name that a session of it gets; the session is then given to {@link #add}. */
    public ConnectionProfile named(ConnectionProfile profile) {
        return names().named(profile);
    }

    /** Takes a session that is about to be added to the window, and the profile it was made from. */
    public void add(SessionViewModel session, ConnectionProfile profile) {
        typed.put(session, profile.name());
    }

    /** Names all sessions again, as after the saved connections have changed. */
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

    /** The profile in force under the name that was typed last: it may be saved under another since it was opened. */
    private ConnectionProfile typed(SessionViewModel session) {
        ConnectionProfile now = session.session().profile();
        String name = profiles.find(now.id())
                .map(saved -> saved.profile().name())
                .orElseGet(() -> typed.getOrDefault(session, now.name()));
        return now.toBuilder().name(name).build();
    }
}
