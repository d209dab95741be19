// SPDX-License-Identifier: Apache-2.0
/** The windows on the screen: their places, their content, and when it is redrawn. */
@NullMarked
package org.topiary.app.window;

import org.jspecify.annotations.NullMarked;
