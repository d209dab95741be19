// SPDX-License-Identifier: Apache-2.0
/**
 * The command line, the single instance for a data folder, and the setup before the window: everything before
 * {@code Desktop}.
 */
@NullMarked
package org.topiary.app.launch;

import org.jspecify.annotations.NullMarked;
