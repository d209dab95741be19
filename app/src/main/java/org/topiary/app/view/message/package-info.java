// SPDX-License-Identifier: Apache-2.0
/**
 * The views of the message pane: value, facts about the message, history. They bind to their view-model and contain no
 * logic.
 */
@NullMarked
package org.topiary.app.view.message;

import org.jspecify.annotations.NullMarked;
