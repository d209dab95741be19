// SPDX-License-Identifier: Apache-2.0
/** The enhanced authentication of MQTT 5: the methods and their dialogue with the broker. */
@NullMarked
package org.topiary.mqtt.auth;

import org.jspecify.annotations.NullMarked;
