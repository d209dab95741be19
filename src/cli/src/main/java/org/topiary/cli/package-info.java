// SPDX-License-Identifier: Apache-2.0
/** Commands that need no window, and so no JavaFX. */
@NullMarked
package org.topiary.cli;

import org.jspecify.annotations.NullMarked;
