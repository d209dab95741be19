// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.function.UnaryOperator;
import org.topiary.mqtt.profile.ConnectionProfile;

/** Saves the user's changes to the profile of an open connection. Called on the JavaFX application thread. */
@FunctionalInterface
public interface ProfileKeeper {
    /** Changes the saved profile with an id; does nothing when there is none. */
    void change(String profileId, UnaryOperator<ConnectionProfile> change);
}
