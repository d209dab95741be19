// SPDX-License-Identifier: Apache-2.0
/** Tests of packet. */
@NullMarked
package org.topiary.mqtt.packet;

import org.jspecify.annotations.NullMarked;
