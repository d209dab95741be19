// SPDX-License-Identifier: Apache-2.0
/** The message pane without its view: the value of the selected topic, differences, and the history below it. */
@NullMarked
package org.topiary.app.viewmodel.message;

import org.jspecify.annotations.NullMarked;
