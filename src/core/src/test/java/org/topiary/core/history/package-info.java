// SPDX-License-Identifier: Apache-2.0
/** What the readers of the past promise, held against simple models. */
@NullMarked
package org.topiary.core.history;

import org.jspecify.annotations.NullMarked;
