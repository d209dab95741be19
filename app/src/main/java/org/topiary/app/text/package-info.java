// SPDX-License-Identifier: Apache-2.0
/** What the window writes: its sentences and labels, figures, times. */
@NullMarked
package org.topiary.app.text;

import org.jspecify.annotations.NullMarked;
