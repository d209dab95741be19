// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.security.SecureRandom;

/** Client ids for profiles that specify none. */
public final class ClientIds {
    private ClientIds() {}

    public static String random() {
        // Brokers of MQTT 3.1.1 must accept only up to 23 letters and digits (section 3.1.3.1); ours contains a hyphen,
        // which all known brokers accept.
        return "topiary-" + String.format("%012x", new SecureRandom().nextLong() & 0xFFFF_FFFF_FFFFL);
    }
}
