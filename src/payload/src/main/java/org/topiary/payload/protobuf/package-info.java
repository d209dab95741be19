// SPDX-License-Identifier: Apache-2.0
/** The wire format of Protocol Buffers. */
@NullMarked
package org.topiary.payload.protobuf;

import org.jspecify.annotations.NullMarked;
