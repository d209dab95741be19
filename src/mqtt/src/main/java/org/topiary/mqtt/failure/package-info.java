// SPDX-License-Identifier: Apache-2.0
/** Why a connection could not be made, or ended, as sentences with advice. */
@NullMarked
package org.topiary.mqtt.failure;

import org.jspecify.annotations.NullMarked;
