// SPDX-License-Identifier: Apache-2.0
/** Writes files so that none is lost, and explains why one could not be written. Independent of file formats. */
@NullMarked
package org.topiary.core.file;

import org.jspecify.annotations.NullMarked;
