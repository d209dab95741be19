// SPDX-License-Identifier: Apache-2.0
/** Checks of a broker's packets before the MQTT client decodes them, and the faults found. */
@NullMarked
package org.topiary.mqtt.packet;

import org.jspecify.annotations.NullMarked;
