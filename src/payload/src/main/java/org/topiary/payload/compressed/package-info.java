// SPDX-License-Identifier: Apache-2.0
/** Unpacks compressed payloads; what is inside is decoded in turn. */
@NullMarked
package org.topiary.payload.compressed;

import org.jspecify.annotations.NullMarked;
