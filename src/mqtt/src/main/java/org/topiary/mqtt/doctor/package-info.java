// SPDX-License-Identifier: Apache-2.0
/** The test of a connection, step by step, and the question whether a port expects TLS. */
@NullMarked
package org.topiary.mqtt.doctor;

import org.jspecify.annotations.NullMarked;
