// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.security.SecureRandom;

/** Client IDs for profiles that name none. */
public final class ClientIds {
    private ClientIds() {}

    public static String random() {
        // Brokers of MQTT 3.1.1 need not take more than 23 letters and digits (section 3.1.3.1); ours has a hyphen,
        // which all known ones take.
        return "topiary-" + String.format("%012x", new SecureRandom().nextLong() & 0xFFFF_FFFF_FFFFL);
    }
}
