// SPDX-License-Identifier: Apache-2.0
/** Turns bytes into something a person can read: previews, JSON, text, hex, and differences. No window, no MQTT. */
@NullMarked
package org.topiary.payload;

import org.jspecify.annotations.NullMarked;
