// SPDX-License-Identifier: Apache-2.0
/** Reads Avro (Apache Avro 1.12 specification): container files, single objects, and payloads with a known schema. */
@NullMarked
package org.topiary.payload.avro;

import org.jspecify.annotations.NullMarked;
