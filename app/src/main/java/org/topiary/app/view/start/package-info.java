// SPDX-License-Identifier: Apache-2.0
/** The start page on the screen. */
@NullMarked
package org.topiary.app.view.start;

import org.jspecify.annotations.NullMarked;
