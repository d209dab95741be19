// SPDX-License-Identifier: Apache-2.0
/** Tests the tree against simple models. */
@NullMarked
package org.topiary.core.tree;

import org.jspecify.annotations.NullMarked;
