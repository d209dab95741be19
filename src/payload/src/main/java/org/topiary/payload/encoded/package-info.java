// SPDX-License-Identifier: Apache-2.0
/** Payloads that are bytes written as text: hex digits, Base64, and the tokens that consist of Base64. */
@NullMarked
package org.topiary.payload.encoded;

import org.jspecify.annotations.NullMarked;
