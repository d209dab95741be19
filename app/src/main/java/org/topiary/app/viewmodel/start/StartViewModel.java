// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.time.InstantSource;
import java.util.TimeZone;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;

/** The start page. JavaFX application thread. */
public final class StartViewModel implements AutoCloseable {
    private final ProfileStore store;
    private final StartActions actions;
    private final Credentials credentials;
    private final OpenConnections openConnections;
    private final CardsViewModel cards;
    private final PasswordGate passwords;
    private final ConnectionEditor editor;
    private final Deletion deletion;

    /**
     * @param clock says how long ago a connection was used
     * @param zone the days of which are counted
     */
    public StartViewModel(
            ProfileStore store,
            Credentials credentials,
            StartActions actions,
            OpenConnections openConnections,
            FxScheduler fx,
            InstantSource clock,
            TimeZone zone) {
        this.store = store;
        this.credentials = credentials;
        this.actions = actions;
        this.openConnections = openConnections;
        cards = new CardsViewModel(store, credentials, openConnections, clock, zone);
        passwords = new PasswordGate(store, credentials, actions, cards, clock);
        editor = new ConnectionEditor(store, credentials, actions, openConnections, cards, passwords, fx);
        deletion = new Deletion(store, credentials, cards);
    }

    /** Where the secrets are, with the questions about them. */
    public Credentials credentials() {
        return credentials;
    }

    public CardsViewModel cards() {
        return cards;
    }

    public ConnectionEditor editor() {
        return editor;
    }

    public Deletion deletion() {
        return deletion;
    }

    /** What asks for a password before a connection is opened. */
    public PasswordGate passwords() {
        return passwords;
    }

    public void openDemo() {
        actions.openDemo();
    }

    /** Shows a saved connection where it is open, or else opens it; nothing happens when there is none of that id. */
    public void open(String id) {
        if (!openConnections.show(id)) {
            openAnother(id);
        }
    }

    /** Opens a saved connection, once more if it is open; nothing happens when there is none of that id. */
    public void openAnother(String id) {
        store.find(id).map(SavedProfile::profile).ifPresent(this::open);
    }

    /**
     * Opens a connection, kept or not; asks for the password first when it has a user name and none is known. While its
     * secrets are being read, it is not opened once more.
     */
    public void open(ConnectionProfile profile) {
        passwords.open(profile);
    }

    /** Gives up the way back to what was deleted; the credentials are closed by who made them. */
    @Override
    public void close() {
        deletion.dismissUndo();
    }
}
