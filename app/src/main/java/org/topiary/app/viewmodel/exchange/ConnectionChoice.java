// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.ConnectionNames;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.BrokerUrls;
import org.topiary.profiles.exchange.ImportedConnection;

/** A connection that the user can select; initially selected. */
public final class ConnectionChoice {
    private final ConnectionProfile profile;
    private final String name;
    private final List<String> notes;
    private final BooleanProperty chosen = new SimpleBooleanProperty(true);

    private ConnectionChoice(ConnectionProfile profile, String name, List<String> notes) {
        this.profile = profile;
        this.name = name;
        this.notes = notes;
    }

    /** The choices for connections, with distinct names. */
    static List<ConnectionChoice> of(List<ConnectionProfile> profiles) {
        ConnectionNames names = new ConnectionNames(profiles);
        return profiles.stream()
                .map(each -> new ConnectionChoice(each, names.of(each), List.of()))
                .toList();
    }

    /** The choices for imported connections, with notes about trusted certificates and proxies. */
    static List<ConnectionChoice> ofImported(List<ImportedConnection> connections) {
        ConnectionNames names = new ConnectionNames(
                connections.stream().map(ImportedConnection::profile).toList());
        return connections.stream()
                .map(each -> new ConnectionChoice(
                        each.profile(),
                        names.of(each.profile()),
                        each.notes().stream().map(Texts::get).toList()))
                .toList();
    }

    public ConnectionProfile profile() {
        return profile;
    }

    /** The display name of the connection; never empty. */
    public String name() {
        return name;
    }

    /** As a URL, with the user name if there is one. */
    public String address() {
        return BrokerUrls.of(profile.address(), profile.userName());
    }

    /** What the user should know before selecting it, one sentence each. */
    public List<String> notes() {
        return notes;
    }

    public BooleanProperty chosenProperty() {
        return chosen;
    }
}
