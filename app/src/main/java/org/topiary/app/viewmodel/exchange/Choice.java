// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.topiary.app.viewmodel.form.Urls;
import org.topiary.mqtt.ConnectionProfile;

/** A connection that can be chosen; it is at first. */
public final class Choice {
    private final ConnectionProfile profile;
    private final BooleanProperty chosen = new SimpleBooleanProperty(true);

    Choice(ConnectionProfile profile) {
        this.profile = profile;
    }

    public ConnectionProfile profile() {
        return profile;
    }

    /** As a URL, with the user name if there is one. */
    public String address() {
        return Urls.of(profile.address(), profile.userName());
    }

    public BooleanProperty chosenProperty() {
        return chosen;
    }
}
