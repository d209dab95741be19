// SPDX-License-Identifier: Apache-2.0
/** The message pane: the value of the selected topic, what differs, and the history below it. No window. */
@NullMarked
package org.topiary.app.viewmodel.message;

import org.jspecify.annotations.NullMarked;
