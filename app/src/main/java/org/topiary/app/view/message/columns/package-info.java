// SPDX-License-Identifier: Apache-2.0
/** How fields become columns of the history by the mouse. */
@NullMarked
package org.topiary.app.view.message.columns;

import org.jspecify.annotations.NullMarked;
