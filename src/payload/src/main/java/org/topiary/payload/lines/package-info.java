// SPDX-License-Identifier: Apache-2.0
/** Texts that are read line by line: tables in CSV, YAML, INI files, and texts with the colours of a terminal. */
@NullMarked
package org.topiary.payload.lines;

import org.jspecify.annotations.NullMarked;
