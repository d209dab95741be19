// SPDX-License-Identifier: Apache-2.0
/** The message pane without a window, against a real log and tree. */
@NullMarked
package org.topiary.app.viewmodel.message;

import org.jspecify.annotations.NullMarked;
