// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.topiary.mqtt.profile.ConnectionProfile;

/** The question for the password of a connection that is about to be opened. */
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

    /** What the connection is called. */
    public String name() {
        return name;
    }

    /** Empty: connect without one. */
    public StringProperty passwordProperty() {
        return password;
    }

    /** Whether what was typed is being kept or used. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    void setBusy(boolean value) {
        busy.set(value);
    }

    /** Whether the password can be kept: the connection is. */
    public boolean isKeepable() {
        return keepable;
    }

    /** Whether the password is to be kept with the connection. */
    public BooleanProperty keepProperty() {
        return keep;
    }
}
