// SPDX-License-Identifier: Apache-2.0
/** The cost of the window, in JMX: how busy the JavaFX application thread is, and how long it pauses. */
@NullMarked
package org.topiary.app.monitor;

import org.jspecify.annotations.NullMarked;
