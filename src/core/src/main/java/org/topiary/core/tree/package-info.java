// SPDX-License-Identifier: Apache-2.0
/** The tree of all topics seen, with its counts, and the rules for topic names and filters. Depends on the log. */
@NullMarked
package org.topiary.core.tree;

import org.jspecify.annotations.NullMarked;
