// SPDX-License-Identifier: Apache-2.0
/** The session's time: how much came when, and which time the window looks at. */
@NullMarked
package org.topiary.app.viewmodel.timeline;

import org.jspecify.annotations.NullMarked;
