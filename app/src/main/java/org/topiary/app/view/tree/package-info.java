// SPDX-License-Identifier: Apache-2.0
/** The topic tree on the screen: a virtual list of computed rows. No JavaFX TreeItem here. */
@NullMarked
package org.topiary.app.view.tree;

import org.jspecify.annotations.NullMarked;
