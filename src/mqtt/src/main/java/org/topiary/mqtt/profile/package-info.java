// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of a connection: the address of the broker, how to connect and what to subscribe to, without secrets,
 * which are kept beside them.
 */
@NullMarked
package org.topiary.mqtt.profile;

import org.jspecify.annotations.NullMarked;
