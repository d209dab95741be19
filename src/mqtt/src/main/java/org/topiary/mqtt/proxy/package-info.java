// SPDX-License-Identifier: Apache-2.0
/** Which proxy a connection goes through, from the profile, the settings of the program or the operating system. */
@NullMarked
package org.topiary.mqtt.proxy;

import org.jspecify.annotations.NullMarked;
