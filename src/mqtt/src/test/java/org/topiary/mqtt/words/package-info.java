// SPDX-License-Identifier: Apache-2.0
/** Tests of words. */
@NullMarked
package org.topiary.mqtt.words;

import org.jspecify.annotations.NullMarked;
