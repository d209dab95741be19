// SPDX-License-Identifier: Apache-2.0
/**
 * The Protobuf schemas of the user: reads .proto files and descriptor sets, and answers which message types there are.
 * Knows nothing about payloads.
 */
@NullMarked
package org.topiary.payload.protobuf.schema;

import org.jspecify.annotations.NullMarked;
