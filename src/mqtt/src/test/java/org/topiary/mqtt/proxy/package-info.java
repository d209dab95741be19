// SPDX-License-Identifier: Apache-2.0
/** Tests of proxy. */
@NullMarked
package org.topiary.mqtt.proxy;

import org.jspecify.annotations.NullMarked;
