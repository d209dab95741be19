// SPDX-License-Identifier: Apache-2.0
/** What programs of users implement. It names no type but those of the JDK, so that they need nothing else. */
@NullMarked
package org.topiary.payload.extension;

import org.jspecify.annotations.NullMarked;
