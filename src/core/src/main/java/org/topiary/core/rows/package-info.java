// SPDX-License-Identifier: Apache-2.0
/**
 * The expanded tree as rows in their order, for a window to show; all of it belongs to one thread but the sorting of
 * large branches.
 */
@NullMarked
package org.topiary.core.rows;

import org.jspecify.annotations.NullMarked;
