// SPDX-License-Identifier: Apache-2.0
/** The meaning of reason codes, reason strings and exceptions, in the words that this program shows. */
@NullMarked
package org.topiary.mqtt.words;

import org.jspecify.annotations.NullMarked;
