// SPDX-License-Identifier: Apache-2.0
/** The way of a message out: what is published, what is kept back, and what became of it. */
@NullMarked
package org.topiary.mqtt.publish;

import org.jspecify.annotations.NullMarked;
