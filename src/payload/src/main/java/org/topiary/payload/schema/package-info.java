// SPDX-License-Identifier: Apache-2.0
/** The folder with the schemas of the user: which files there are, and whether they have changed. */
@NullMarked
package org.topiary.payload.schema;

import org.jspecify.annotations.NullMarked;
