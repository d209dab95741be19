// SPDX-License-Identifier: Apache-2.0
/** The strip under a session: how much came when, and which time the window looks at. */
@NullMarked
package org.topiary.app.view.timeline;

import org.jspecify.annotations.NullMarked;
