// SPDX-License-Identifier: Apache-2.0
/** What the MQTT discovery of Home Assistant announces: devices, and the entities that they consist of. */
@NullMarked
package org.topiary.payload.homeassistant;

import org.jspecify.annotations.NullMarked;
