// SPDX-License-Identifier: Apache-2.0
/** What was: the messages of a topic or subtree, the log and tree at an earlier time, and rates. */
@NullMarked
package org.topiary.core.history;

import org.jspecify.annotations.NullMarked;
