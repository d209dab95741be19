// SPDX-License-Identifier: Apache-2.0
/** Tests of the package of this name. */
@NullMarked
package org.topiary.payload.avro;

import org.jspecify.annotations.NullMarked;
