// SPDX-License-Identifier: Apache-2.0
/** The user guide: its pages as they are bundled, and which one is read. */
@NullMarked
package org.topiary.app.viewmodel.guide;

import org.jspecify.annotations.NullMarked;
