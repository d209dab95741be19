// SPDX-License-Identifier: Apache-2.0
/**
 * The bounded log of all messages of a session: one thread appends, any number of threads read. Depends on no other
 * package of the core.
 */
@NullMarked
package org.topiary.core.log;

import org.jspecify.annotations.NullMarked;
