// SPDX-License-Identifier: Apache-2.0
/** What the main window holds: open sessions, which of them shows, the theme, notices to the user. */
@NullMarked
package org.topiary.app.viewmodel.window;

import org.jspecify.annotations.NullMarked;
