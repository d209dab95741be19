// SPDX-License-Identifier: Apache-2.0
/** Tests of receive. */
@NullMarked
package org.topiary.mqtt.receive;

import org.jspecify.annotations.NullMarked;
