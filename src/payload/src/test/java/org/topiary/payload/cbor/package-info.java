// SPDX-License-Identifier: Apache-2.0
/** Tests of the decoders. */
@NullMarked
package org.topiary.payload.cbor;

import org.jspecify.annotations.NullMarked;
