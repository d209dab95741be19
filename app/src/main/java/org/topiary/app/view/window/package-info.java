// SPDX-License-Identifier: Apache-2.0
/** The main window around the tabs: header, shortcuts, theme, dialogs. */
@NullMarked
package org.topiary.app.view.window;

import org.jspecify.annotations.NullMarked;
