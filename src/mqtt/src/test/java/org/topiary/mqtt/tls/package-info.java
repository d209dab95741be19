// SPDX-License-Identifier: Apache-2.0
/** Tests of tls. */
@NullMarked
package org.topiary.mqtt.tls;

import org.jspecify.annotations.NullMarked;
