// SPDX-License-Identifier: Apache-2.0
/** The content of the main window: open sessions, the selected tab, the theme, notices to the user. */
@NullMarked
package org.topiary.app.viewmodel.window;

import org.jspecify.annotations.NullMarked;
