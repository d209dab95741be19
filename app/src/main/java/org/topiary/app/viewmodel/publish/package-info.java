// SPDX-License-Identifier: Apache-2.0
/** The publish panel: composing, checking and sending a message, and the broker's answer. */
@NullMarked
package org.topiary.app.viewmodel.publish;

import org.jspecify.annotations.NullMarked;
