// SPDX-License-Identifier: Apache-2.0
/** Reads BSON (bsonspec.org, version 1.1). */
@NullMarked
package org.topiary.payload.bson;

import org.jspecify.annotations.NullMarked;
