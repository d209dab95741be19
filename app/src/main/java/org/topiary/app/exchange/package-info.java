// SPDX-License-Identifier: Apache-2.0
/**
 * Connections from the files of other tools, from command lines and addresses, and between two Topiaries. Reads and
 * writes files; no window, and nothing is kept here.
 */
@NullMarked
package org.topiary.app.exchange;

import org.jspecify.annotations.NullMarked;
