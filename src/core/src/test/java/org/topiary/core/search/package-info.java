// SPDX-License-Identifier: Apache-2.0
/** What the searches promise, held against simple models. */
@NullMarked
package org.topiary.core.search;

import org.jspecify.annotations.NullMarked;
