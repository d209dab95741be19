// SPDX-License-Identifier: Apache-2.0
/** Reads CBOR (RFC 8949). */
@NullMarked
package org.topiary.payload.cbor;

import org.jspecify.annotations.NullMarked;
