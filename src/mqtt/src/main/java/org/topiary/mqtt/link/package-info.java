// SPDX-License-Identifier: Apache-2.0
/** One MQTT client of one protocol version: CONNECT, SUBSCRIBE, PUBLISH, DISCONNECT, and the broker's answers. */
@NullMarked
package org.topiary.mqtt.link;

import org.jspecify.annotations.NullMarked;
