// SPDX-License-Identifier: Apache-2.0
/** JSON files that are saved whole, keep what this version does not know, and say what they could not read. */
@NullMarked
package org.topiary.profiles.json;

import org.jspecify.annotations.NullMarked;
