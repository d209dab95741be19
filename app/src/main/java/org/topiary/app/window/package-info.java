// SPDX-License-Identifier: Apache-2.0
/** The windows on the screen: where they stand, what they show, and when it is drawn. */
@NullMarked
package org.topiary.app.window;

import org.jspecify.annotations.NullMarked;
