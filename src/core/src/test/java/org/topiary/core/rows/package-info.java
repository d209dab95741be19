// SPDX-License-Identifier: Apache-2.0
/** What the rows promise, held against simple models. */
@NullMarked
package org.topiary.core.rows;

import org.jspecify.annotations.NullMarked;
