// SPDX-License-Identifier: Apache-2.0
/** The proxy of a connection: from the profile, the program's settings or the operating system. */
@NullMarked
package org.topiary.mqtt.proxy;

import org.jspecify.annotations.NullMarked;
