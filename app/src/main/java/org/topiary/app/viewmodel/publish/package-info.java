// SPDX-License-Identifier: Apache-2.0
/** The publish panel: a message being written, checked, sent, and what the broker said to it. */
@NullMarked
package org.topiary.app.viewmodel.publish;

import org.jspecify.annotations.NullMarked;
