// SPDX-License-Identifier: Apache-2.0
/** Checks of the packets of a broker before the MQTT client decodes them, and what is wrong with one. */
@NullMarked
package org.topiary.mqtt.packet;

import org.jspecify.annotations.NullMarked;
