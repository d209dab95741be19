// SPDX-License-Identifier: Apache-2.0
/**
 * A connection profile and its session: connect, subscribe, record what arrives, publish, reconnect. No user interface.
 */
@NullMarked
package org.topiary.mqtt;

import org.jspecify.annotations.NullMarked;
