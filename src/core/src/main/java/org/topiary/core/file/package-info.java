// SPDX-License-Identifier: Apache-2.0
/** How files are written so that none is lost, and why one could not be; for all that writes files. Knows no format. */
@NullMarked
package org.topiary.core.file;

import org.jspecify.annotations.NullMarked;
