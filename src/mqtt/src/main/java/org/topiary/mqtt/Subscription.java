// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import org.topiary.core.Qos;

/**
 * One topic filter a session subscribes to.
 *
 * @param optional whether a refusal is normal and only noted, as for {@code $SYS/#}
 */
public record Subscription(String filter, Qos qos, boolean optional) {}
