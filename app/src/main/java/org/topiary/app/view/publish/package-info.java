// SPDX-License-Identifier: Apache-2.0
/** The publish panel on the screen. */
@NullMarked
package org.topiary.app.view.publish;

import org.jspecify.annotations.NullMarked;
