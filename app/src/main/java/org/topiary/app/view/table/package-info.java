// SPDX-License-Identifier: Apache-2.0
/** The panel with the latest values below a branch as a table. */
@NullMarked
package org.topiary.app.view.table;

import org.jspecify.annotations.NullMarked;
