// SPDX-License-Identifier: Apache-2.0
/** Tests the message pane without a window, against a real log and tree. */
@NullMarked
package org.topiary.app.viewmodel.message;

import org.jspecify.annotations.NullMarked;
