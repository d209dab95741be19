// SPDX-License-Identifier: Apache-2.0
/**
 * The latest values below a branch as a table: rows, columns, and what is remembered of them. Decodes in the
 * background; knows no JavaFX control.
 */
@NullMarked
package org.topiary.app.viewmodel.table;

import org.jspecify.annotations.NullMarked;
