// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.topiary.mqtt.profile.ConnectionProfile;

/** Asks for the password of a connection that is about to be opened. */
public final class PasswordPrompt {
    private final ConnectionProfile profile;
    private final String name;
    private final boolean keepable;
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    PasswordPrompt(ConnectionProfile profile, String name, boolean keepable) {
        this.profile = profile;
        this.name = name;
        this.keepable = keepable;
        keep.set(keepable);
    }

    public ConnectionProfile profile() {
        return profile;
    }

    /** The display name of the connection. */
    public String name() {
        return name;
    }

    /** The password; empty: connect without one. */
    public StringProperty passwordProperty() {
        return password;
    }

    /** Whether the password is being saved or used. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void setBusy(boolean value) {
        busy.set(value);
    }

    /** Whether the password can be saved, which requires a saved connection. */
    public boolean isKeepable() {
        return keepable;
    }

    /** Whether to save the password with the connection. */
    public BooleanProperty keepProperty() {
        return keep;
    }
}
