// SPDX-License-Identifier: Apache-2.0
/** Searches in the background: for topics in the tree, and for payloads in the log. */
@NullMarked
package org.topiary.core.search;

import org.jspecify.annotations.NullMarked;
