// SPDX-License-Identifier: Apache-2.0
/** Reads MessagePack. */
@NullMarked
package org.topiary.payload.msgpack;

import org.jspecify.annotations.NullMarked;
