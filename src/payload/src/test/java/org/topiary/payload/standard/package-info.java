// SPDX-License-Identifier: Apache-2.0
/** Tests of all decoders together. */
@NullMarked
package org.topiary.payload.standard;

import org.jspecify.annotations.NullMarked;
