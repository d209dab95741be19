// SPDX-License-Identifier: Apache-2.0
/** What the tree promises, held against simple models. */
@NullMarked
package org.topiary.core.tree;

import org.jspecify.annotations.NullMarked;
