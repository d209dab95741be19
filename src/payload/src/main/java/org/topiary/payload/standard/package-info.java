// SPDX-License-Identifier: Apache-2.0
/** The list of all payload formats; knows each of them, and no format knows it. */
@NullMarked
package org.topiary.payload.standard;

import org.jspecify.annotations.NullMarked;
