// SPDX-License-Identifier: Apache-2.0
/** Tests of the CBOR decoder. */
@NullMarked
package org.topiary.payload.cbor;

import org.jspecify.annotations.NullMarked;
