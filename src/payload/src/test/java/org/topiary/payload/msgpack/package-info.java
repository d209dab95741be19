// SPDX-License-Identifier: Apache-2.0
/** Tests of the MessagePack decoder. */
@NullMarked
package org.topiary.payload.msgpack;

import org.jspecify.annotations.NullMarked;
