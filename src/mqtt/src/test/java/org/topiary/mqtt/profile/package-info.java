// SPDX-License-Identifier: Apache-2.0
/** Tests of profile. */
@NullMarked
package org.topiary.mqtt.profile;

import org.jspecify.annotations.NullMarked;
