// SPDX-License-Identifier: Apache-2.0
/** Tests the searches against simple models. */
@NullMarked
package org.topiary.core.search;

import org.jspecify.annotations.NullMarked;
