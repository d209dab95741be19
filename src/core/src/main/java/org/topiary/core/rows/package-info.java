// SPDX-License-Identifier: Apache-2.0
/**
 * The expanded tree as ordered rows for a window to show. Confined to one thread, except for the sorting of large
 * branches.
 */
@NullMarked
package org.topiary.core.rows;

import org.jspecify.annotations.NullMarked;
