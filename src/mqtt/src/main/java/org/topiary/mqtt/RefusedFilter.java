// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.BrokerReason;

/**
 * A topic filter whose subscription differs from what was requested.
 *
 * @param why in our words; the reason code with its name if the broker gave one
 * @param reason further information from the broker
 */
public record RefusedFilter(String filter, Phrase why, BrokerReason reason) {}
