// SPDX-License-Identifier: Apache-2.0
/** The topic tree on the screen: a virtual list of computed rows, without JavaFX TreeItems. */
@NullMarked
package org.topiary.app.view.tree;

import org.jspecify.annotations.NullMarked;
