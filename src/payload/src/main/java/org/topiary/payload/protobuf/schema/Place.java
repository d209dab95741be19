// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

/**
 * A place in a .proto file.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);
}
