// SPDX-License-Identifier: Apache-2.0
/** The session's time: message rate over time, and the selected time. */
@NullMarked
package org.topiary.app.viewmodel.timeline;

import org.jspecify.annotations.NullMarked;
