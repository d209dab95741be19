// SPDX-License-Identifier: Apache-2.0
/** Text of others, made fit to be shown. Knows nothing else of the core. */
@NullMarked
package org.topiary.core.text;

import org.jspecify.annotations.NullMarked;
