// SPDX-License-Identifier: Apache-2.0
/** Tests of doctor. */
@NullMarked
package org.topiary.mqtt.doctor;

import org.jspecify.annotations.NullMarked;
