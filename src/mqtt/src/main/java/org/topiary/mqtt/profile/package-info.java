// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of a connection: the broker's address, how to connect, and what to subscribe to. Secrets are kept
 * separately.
 */
@NullMarked
package org.topiary.mqtt.profile;

import org.jspecify.annotations.NullMarked;
