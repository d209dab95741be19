// SPDX-License-Identifier: Apache-2.0
/** Tests the readers of the past against simple models. */
@NullMarked
package org.topiary.core.history;

import org.jspecify.annotations.NullMarked;
