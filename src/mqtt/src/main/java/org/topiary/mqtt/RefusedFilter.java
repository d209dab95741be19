// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import org.topiary.mqtt.words.BrokerReason;

/**
 * A topic filter that is not subscribed to as wished.
 *
 * @param why in our words; the reason code with its name when the broker gave one
 * @param reason what the broker adds
 */
public record RefusedFilter(String filter, String why, BrokerReason reason) {}
