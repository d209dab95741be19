// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.IOException;
import java.util.Arrays;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;

/**
 * Finds out which keychain is on the session bus of a Linux desktop. Used in addition to java-keyring, because a failed
 * attempt of that library leaks its connection and threads, and because for a locked collection it reports that there
 * is no entry, or waits for minutes.
 */
final class SessionBus {
    static final String SECRET_SERVICE = "org.freedesktop.secrets";
    private static final String DEFAULT_COLLECTION = "/org/freedesktop/secrets/aliases/default";
    static final String GNOME_KEYRING = "org.gnome.keyring";
    static final String GNOME_PROMPTER = "org.gnome.keyring.SystemPrompter";
    static final String KWALLET = "org.kde.kwalletd5";

    private SessionBus() {}

    /**
     * Whether a service owns this name on the bus, or can be started under it.
     *
     * @throws IOException if there is no session bus
     */
    static boolean knows(String name) throws IOException {
        try (DBusConnection bus =
                DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            DBus names = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            return names.NameHasOwner(name)
                    || Arrays.asList(names.ListActivatableNames()).contains(name);
        } catch (DBusException | RuntimeException e) {
            throw new ExplainedIOException(Phrase.of("vault.keychain.noBus"), e);
        }
    }

    /**
     * Whether the default collection for secrets is locked (Secret Service API 0.2, Collection.Locked).
     *
     * @throws IOException if there is no such collection, or no session bus
     */
    static boolean isLocked() throws IOException {
        try (DBusConnection bus =
                DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            Properties collection = bus.getRemoteObject(SECRET_SERVICE, DEFAULT_COLLECTION, Properties.class);
            boolean locked = collection.Get("org.freedesktop.Secret.Collection", "Locked");
            return locked;
        } catch (DBusException | RuntimeException e) {
            throw new ExplainedIOException(Phrase.of("vault.keychain.noKeyring"), e);
        }
    }
}
