// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.net.IDN;

/** Host names as the network knows them. */
public final class HostNames {
    private HostNames() {}

    /** International names travel in their ASCII form; addresses and what is no valid name stay as they are. */
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
