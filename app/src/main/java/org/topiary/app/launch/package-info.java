// SPDX-License-Identifier: Apache-2.0
/**
 * The command line, the one instance of a data folder, and what is set up before the window: all before
 * {@code Desktop}.
 */
@NullMarked
package org.topiary.app.launch;

import org.jspecify.annotations.NullMarked;
