// SPDX-License-Identifier: Apache-2.0
/**
 * The user guide inside the window: the list of pages at the left, and the Markdown of the current page as plain
 * controls.
 */
@NullMarked
package org.topiary.app.view.guide;

import org.jspecify.annotations.NullMarked;
