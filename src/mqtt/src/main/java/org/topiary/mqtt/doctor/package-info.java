// SPDX-License-Identifier: Apache-2.0
/** The step-by-step test of a connection, and the probe whether a port expects TLS. */
@NullMarked
package org.topiary.mqtt.doctor;

import org.jspecify.annotations.NullMarked;
