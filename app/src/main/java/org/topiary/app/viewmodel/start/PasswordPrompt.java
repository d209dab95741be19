// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.topiary.mqtt.ConnectionProfile;

/** The question for the password of a connection that is about to be opened. */
public final class PasswordPrompt {
    private final ConnectionProfile profile;
    private final StringProperty password = new SimpleStringProperty("");

    PasswordPrompt(ConnectionProfile profile) {
        this.profile = profile;
    }

    public ConnectionProfile profile() {
        return profile;
    }

    /** Empty: connect without one. */
    public StringProperty passwordProperty() {
        return password;
    }
}
