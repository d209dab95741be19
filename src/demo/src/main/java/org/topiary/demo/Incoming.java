// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.nio.charset.StandardCharsets;

/**
 * A message that reaches a site.
 *
 * @param responseTopic MQTT 5 response topic, empty for none
 * @param correlationData MQTT 5 correlation data, empty for none
 */
record Incoming(String topic, byte[] payload, String responseTopic, byte[] correlationData) {
    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
