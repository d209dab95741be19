// SPDX-License-Identifier: Apache-2.0
/** The way of a message in: from the bytes of the connection into the log and the tree, on the network thread. */
@NullMarked
package org.topiary.mqtt.receive;

import org.jspecify.annotations.NullMarked;
