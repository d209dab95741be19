// SPDX-License-Identifier: Apache-2.0
/** Tests the message pane on JavaFX's headless platform. */
@NullMarked
package org.topiary.app.view.message;

import org.jspecify.annotations.NullMarked;
