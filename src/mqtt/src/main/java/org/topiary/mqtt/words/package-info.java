// SPDX-License-Identifier: Apache-2.0
/** What reason codes, reason strings and exceptions mean, in words that this program shows. */
@NullMarked
package org.topiary.mqtt.words;

import org.jspecify.annotations.NullMarked;
