// SPDX-License-Identifier: Apache-2.0
/** Tests of publish. */
@NullMarked
package org.topiary.mqtt.publish;

import org.jspecify.annotations.NullMarked;
