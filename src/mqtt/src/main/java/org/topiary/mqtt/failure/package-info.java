// SPDX-License-Identifier: Apache-2.0
/** Explanations, with advice, of why a connection could not be established or has ended. */
@NullMarked
package org.topiary.mqtt.failure;

import org.jspecify.annotations.NullMarked;
