// SPDX-License-Identifier: Apache-2.0
/** Tests against the embedded broker and Mosquitto, each started on a free port of 127.0.0.1. */
@NullMarked
package org.topiary.mqtt;

import org.jspecify.annotations.NullMarked;
