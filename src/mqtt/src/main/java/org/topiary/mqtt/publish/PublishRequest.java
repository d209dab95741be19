// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import org.topiary.core.log.Qos;

/**
 * A message to send.
 *
 * @param payload not copied; must not change until the result is available
 */
public record PublishRequest(String topic, byte[] payload, Qos qos, boolean retain) {}
