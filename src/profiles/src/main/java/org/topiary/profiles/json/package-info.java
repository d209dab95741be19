// SPDX-License-Identifier: Apache-2.0
/** JSON files that are saved atomically, keep content unknown to this version, and report what could not be read. */
@NullMarked
package org.topiary.profiles.json;

import org.jspecify.annotations.NullMarked;
