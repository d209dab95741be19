// SPDX-License-Identifier: Apache-2.0
/** Text: that of others, made fit to be shown, and its case. Knows nothing else of the core. */
@NullMarked
package org.topiary.core.text;

import org.jspecify.annotations.NullMarked;
