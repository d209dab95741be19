// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.net.IDN;

/** Converts host names to the form used on the network. */
public final class HostNames {
    private HostNames() {}

    /** Returns the ASCII form of an international name; addresses and invalid names are returned unchanged. */
    public static String ascii(String host) {
        if (host.indexOf(':') >= 0) {
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }
}
