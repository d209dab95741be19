// SPDX-License-Identifier: Apache-2.0
/** What the window costs: how busy the JavaFX thread is, how long it paused, offered by JMX. */
@NullMarked
package org.topiary.app.monitor;

import org.jspecify.annotations.NullMarked;
