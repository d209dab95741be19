// SPDX-License-Identifier: Apache-2.0
/** Protocol Buffers: their wire format, and payloads shown with the schemas of the user or without. */
@NullMarked
package org.topiary.payload.protobuf;

import org.jspecify.annotations.NullMarked;
