// SPDX-License-Identifier: Apache-2.0
/** Connections from the files of other tools, from command lines and addresses, and between two Topiaries. */
@NullMarked
package org.topiary.profiles.exchange;

import org.jspecify.annotations.NullMarked;
