// SPDX-License-Identifier: Apache-2.0
/** Figures about the messages of one topic: intervals, silences and sizes; and the size of a PUBLISH packet. */
@NullMarked
package org.topiary.app.viewmodel.message.statistics;

import org.jspecify.annotations.NullMarked;
