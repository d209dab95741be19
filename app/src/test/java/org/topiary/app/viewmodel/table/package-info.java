// SPDX-License-Identifier: Apache-2.0
/** Tests of the table of a branch. */
@NullMarked
package org.topiary.app.viewmodel.table;

import org.jspecify.annotations.NullMarked;
