// SPDX-License-Identifier: Apache-2.0
/** Other tools on this computer, and where they keep their connections. */
@NullMarked
package org.topiary.profiles.installed;

import org.jspecify.annotations.NullMarked;
