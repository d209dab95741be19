// SPDX-License-Identifier: Apache-2.0
/**
 * What a broker said, and how it is read: the message log, the topic tree, and the readers over them (rows, history,
 * rates, search). Knows no MQTT library and no window.
 */
@NullMarked
package org.topiary.core;

import org.jspecify.annotations.NullMarked;
