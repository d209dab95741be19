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
    private final ConnectionOpener opener;
    private final Credentials credentials;
    private final OpenConnections openConnections;
    private final CardsViewModel cards;
    private final PasswordGate passwords;
    private final ConnectionEditor editor;
    private final Deletion deletion;

    /**
     * @param clock the current time, for the times of last use
     * @param zone the time zone, which determines the days
     */
    public StartViewModel(
            ProfileStore store,
            Credentials credentials,
            ConnectionOpener opener,
            OpenConnections openConnections,
            FxScheduler fx,
            InstantSource clock,
            TimeZone zone) {
        this.store = store;
        this.credentials = credentials;
        this.opener = opener;
        this.openConnections = openConnections;
        cards = new CardsViewModel(store, credentials, openConnections, clock, zone);
        passwords = new PasswordGate(store, credentials, opener, cards, clock);
        editor = new ConnectionEditor(store, credentials, opener, openConnections, cards, passwords, fx);
        deletion = new Deletion(store, credentials, cards);
    }

    /** The secrets, and the questions about them. */
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

    /** Asks for a password before a connection is opened. */
    public PasswordGate passwords() {
        return passwords;
    }

    public void openDemo() {
        opener.openDemo();
    }

    /** Shows a saved connection where it is open, or else opens it; does nothing if there is none with that id. */
    public void open(String id) {
        if (!openConnections.show(id)) {
            openAnother(id);
        }
    }

    /** Opens a saved connection, again if it is already open; does nothing if there is none with that id. */
    public void openAnother(String id) {
        store.find(id).map(SavedProfile::profile).ifPresent(this::open);
    }

    /**
     * Opens a connection, saved or not; asks for the password first if it has a user name and no password is known.
     * Does nothing while its secrets are already being read.
     */
    public void open(ConnectionProfile profile) {
        passwords.open(profile);
    }

    /** Makes the last deletion final; does not close the credentials, which belong to their creator. */
    @Override
    public void close() {
        deletion.dismissUndo();
    }
}
