// SPDX-License-Identifier: Apache-2.0
/** Example-based and property-based tests of how payloads are shown. */
@NullMarked
package org.topiary.payload;

import org.jspecify.annotations.NullMarked;
