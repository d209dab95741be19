// SPDX-License-Identifier: Apache-2.0
/** Saved connections and the file they are kept in. No window, and nothing secret. */
@NullMarked
package org.topiary.profiles;

import org.jspecify.annotations.NullMarked;
