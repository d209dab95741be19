// SPDX-License-Identifier: Apache-2.0
/** Bytes into something a person can read: previews, JSON, text, hex, and what differs. No window, no MQTT. */
@NullMarked
package org.topiary.payload;

import org.jspecify.annotations.NullMarked;
