// SPDX-License-Identifier: Apache-2.0
/**
 * A connection profile, and the session it becomes: connect, subscribe, append what arrives, publish, reconnect. No
 * window.
 */
@NullMarked
package org.topiary.mqtt;

import org.jspecify.annotations.NullMarked;
