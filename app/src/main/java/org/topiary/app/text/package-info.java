// SPDX-License-Identifier: Apache-2.0
/** Texts of the window: sentences and labels, figures, times. */
@NullMarked
package org.topiary.app.text;

import org.jspecify.annotations.NullMarked;
