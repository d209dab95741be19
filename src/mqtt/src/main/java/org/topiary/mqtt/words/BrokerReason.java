// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import java.util.List;
import org.topiary.mqtt.profile.UserProperty;

/**
 * Further information that a broker adds to a reason code (MQTT 5, section 4.13), as received: untrusted text of any
 * length and content.
 *
 * @param text the reason string; empty: none
 * @param serverReference where else to connect; empty: nowhere
 * @param userProperties in their order; names may repeat
 */
public record BrokerReason(String text, String serverReference, List<UserProperty> userProperties) {
    public static final BrokerReason NONE = new BrokerReason("", "", List.of());

    public BrokerReason {
        userProperties = List.copyOf(userProperties);
    }
}
