// SPDX-License-Identifier: Apache-2.0
/** The publish panel. */
@NullMarked
package org.topiary.app.view.publish;

import org.jspecify.annotations.NullMarked;
