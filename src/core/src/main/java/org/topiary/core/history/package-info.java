// SPDX-License-Identifier: Apache-2.0
/** Reads the past: the messages of a topic or subtree, the log and tree as of an earlier time, and rates. */
@NullMarked
package org.topiary.core.history;

import org.jspecify.annotations.NullMarked;
