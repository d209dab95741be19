// SPDX-License-Identifier: Apache-2.0
/** Schemas of Avro: the files of the user, their types, and how payloads name them. */
@NullMarked
package org.topiary.payload.avro.schema;

import org.jspecify.annotations.NullMarked;
