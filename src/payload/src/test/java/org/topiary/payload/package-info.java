// SPDX-License-Identifier: Apache-2.0
/** Examples and properties of what a payload is shown as. */
@NullMarked
package org.topiary.payload;

import org.jspecify.annotations.NullMarked;
