// SPDX-License-Identifier: Apache-2.0
/** Tests the rows against simple models. */
@NullMarked
package org.topiary.core.rows;

import org.jspecify.annotations.NullMarked;
