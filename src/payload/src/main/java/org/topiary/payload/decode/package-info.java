// SPDX-License-Identifier: Apache-2.0
/**
 * Turns payloads into fields: one {@link org.topiary.payload.decode.Decoder} per format, registered in
 * {@link org.topiary.payload.decode.Decoders}.
 */
@NullMarked
package org.topiary.payload.decode;

import org.jspecify.annotations.NullMarked;
