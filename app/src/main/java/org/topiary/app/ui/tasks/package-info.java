// SPDX-License-Identifier: Apache-2.0
/** The control that shows background tasks; knows nothing about what they do. */
@NullMarked
package org.topiary.app.ui.tasks;

import org.jspecify.annotations.NullMarked;
