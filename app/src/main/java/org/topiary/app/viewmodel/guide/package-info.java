// SPDX-License-Identifier: Apache-2.0
/** The user guide: its bundled pages, and the current page. */
@NullMarked
package org.topiary.app.viewmodel.guide;

import org.jspecify.annotations.NullMarked;
