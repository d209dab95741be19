// SPDX-License-Identifier: Apache-2.0
/** One MQTT client of one protocol version: CONNECT, SUBSCRIBE, PUBLISH and DISCONNECT, and what the broker answers. */
@NullMarked
package org.topiary.mqtt.link;

import org.jspecify.annotations.NullMarked;
