// SPDX-License-Identifier: Apache-2.0
/** The form of a connection in the window: the address on top, below it sections that fold out. */
@NullMarked
package org.topiary.app.view.form;

import org.jspecify.annotations.NullMarked;
