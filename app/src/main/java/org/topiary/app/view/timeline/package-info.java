// SPDX-License-Identifier: Apache-2.0
/** The strip below a session: the message rate over time, and the selected time. */
@NullMarked
package org.topiary.app.view.timeline;

import org.jspecify.annotations.NullMarked;
