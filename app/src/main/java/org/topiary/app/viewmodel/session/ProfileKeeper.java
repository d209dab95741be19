// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.function.UnaryOperator;
import org.topiary.mqtt.profile.ConnectionProfile;

/** Where an open connection keeps what the user changes of its profile. Called on the JavaFX application thread. */
@FunctionalInterface
public interface ProfileKeeper {
    /** Changes the profile of an id as it is kept; nothing happens when there is none. */
    void change(String profileId, UnaryOperator<ConnectionProfile> change);
}
