// SPDX-License-Identifier: Apache-2.0
/** Formats the sources. */
@NullMarked
package org.topiary.format;

import org.jspecify.annotations.NullMarked;
