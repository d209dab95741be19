// SPDX-License-Identifier: Apache-2.0
/**
 * The palette: one field that finds everything by a few letters of its name. Knows nothing about MQTT; the window
 * supplies what can be found.
 */
@NullMarked
package org.topiary.app.ui.palette;

import org.jspecify.annotations.NullMarked;
