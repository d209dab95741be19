// SPDX-License-Identifier: Apache-2.0
/** Reads what pictures say about themselves: PNG, JPEG, GIF, BMP and WebP. Decodes no pixels. */
@NullMarked
package org.topiary.payload.image;

import org.jspecify.annotations.NullMarked;
