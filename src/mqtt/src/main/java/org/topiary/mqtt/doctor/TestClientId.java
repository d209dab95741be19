// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import org.topiary.mqtt.profile.ClientIds;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * The client id of a test.
 *
 * @param warning its effect on other clients, to be shown in advance; empty if none
 * @param note why it is not the profile's; empty if it is, or if the profile has none
 */
record TestClientId(String value, String warning, String note) {
    static TestClientId of(ConnectionProfile profile, boolean inUse) {
        String id = profile.clientId();
        if (id.isEmpty()) {
            return new TestClientId(ClientIds.random(), "", "");
        }
        if (inUse) {
            return own("a session with \"" + id + "\" is open");
        }
        if (!profile.startsClean() || profile.options().sessionExpirySeconds() > 0) {
            return own("the broker may keep messages for \"" + id + "\", which would be lost");
        }
        return new TestClientId(
                id, "If another client is connected with the client ID \"" + id + "\", the broker disconnects it.", "");
    }

    private static TestClientId own(String reason) {
        return new TestClientId(
                ClientIds.random(),
                "",
                "The test uses another client ID, because " + reason
                        + ". The broker may treat the two client IDs differently.");
    }
}
