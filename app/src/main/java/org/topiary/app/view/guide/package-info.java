// SPDX-License-Identifier: Apache-2.0
/** The user guide inside the window: pages at the left, and the Markdown of one of them drawn with plain controls. */
@NullMarked
package org.topiary.app.view.guide;

import org.jspecify.annotations.NullMarked;
