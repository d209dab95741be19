// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

/**
 * A place in a layout.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
record Place(int line, int column) {}
