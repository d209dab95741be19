// SPDX-License-Identifier: Apache-2.0
/** The layout of the sources. */
@NullMarked
package org.topiary.format;

import org.jspecify.annotations.NullMarked;
