// SPDX-License-Identifier: Apache-2.0
/** Tests of auth. */
@NullMarked
package org.topiary.mqtt.auth;

import org.jspecify.annotations.NullMarked;
