// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.util.List;

import org.topiary.mqtt.ConnectionProfile;

/** Writes connections for another Topiary, or another day. */
public final class Exporter {
    /** How the names of exported files end. */
    public static final String EXTENSION = ".topiary.json";

    private Exporter() {}

    /** The profiles without any secret, as JSON in UTF-8; the ids stay here. */
    public static byte[] plain(List<ConnectionProfile> profiles) {
        return ConnectionsFile.write(profiles);
    }
}
