// SPDX-License-Identifier: Apache-2.0
/** Finds other tools on this computer, and the files with their connections. */
@NullMarked
package org.topiary.profiles.installed;

import org.jspecify.annotations.NullMarked;
