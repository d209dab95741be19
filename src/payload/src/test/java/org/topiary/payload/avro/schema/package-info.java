// SPDX-License-Identifier: Apache-2.0
/** Tests of the package of this name. */
@NullMarked
package org.topiary.payload.avro.schema;

import org.jspecify.annotations.NullMarked;
