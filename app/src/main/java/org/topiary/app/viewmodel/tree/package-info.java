// SPDX-License-Identifier: Apache-2.0
/** The topic tree as rows with figures: what is selected, filtered, sorted; what each key does. */
@NullMarked
package org.topiary.app.viewmodel.tree;

import org.jspecify.annotations.NullMarked;
