// SPDX-License-Identifier: Apache-2.0
/** How far long work is, for those who wait for it. Knows nothing else of the program. */
@NullMarked
package org.topiary.core.progress;

import org.jspecify.annotations.NullMarked;
