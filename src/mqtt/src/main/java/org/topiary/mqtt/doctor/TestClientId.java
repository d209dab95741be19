// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ClientIds;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * The client id of a test.
 *
 * @param warning its effect on other clients, to be shown in advance; empty if none
 * @param note why it is not the profile's; empty if it is, or if the profile has none
 */
record TestClientId(String value, Phrase warning, Phrase note) {
    static TestClientId of(ConnectionProfile profile, boolean inUse) {
        String id = profile.clientId();
        if (id.isEmpty()) {
            return new TestClientId(ClientIds.random(), Phrase.NONE, Phrase.NONE);
        }
        if (inUse) {
            return own(Phrase.of("test.clientId.open", id));
        }
        if (!profile.startsClean() || profile.options().sessionExpirySeconds() > 0) {
            return own(Phrase.of("test.clientId.kept", id));
        }
        return new TestClientId(id, Phrase.of("test.clientId.warning", id), Phrase.NONE);
    }

    private static TestClientId own(Phrase reason) {
        return new TestClientId(ClientIds.random(), Phrase.NONE, Phrase.of("test.clientId.other", reason));
    }
}
