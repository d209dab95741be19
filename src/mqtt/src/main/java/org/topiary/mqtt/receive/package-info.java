// SPDX-License-Identifier: Apache-2.0
/** The incoming path of a message: from the bytes of the connection to the log and the tree, on the network thread. */
@NullMarked
package org.topiary.mqtt.receive;

import org.jspecify.annotations.NullMarked;
