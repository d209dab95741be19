// SPDX-License-Identifier: Apache-2.0
/** Saved connections and the file that contains them. No window, no secrets. */
@NullMarked
package org.topiary.profiles;

import org.jspecify.annotations.NullMarked;
