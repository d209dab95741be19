// SPDX-License-Identifier: Apache-2.0
/** The topic tree as rows with figures: selection, filter, sort order, and the effect of each key. */
@NullMarked
package org.topiary.app.viewmodel.tree;

import org.jspecify.annotations.NullMarked;
