// SPDX-License-Identifier: Apache-2.0
/** The state of the Sparkplug nodes of a session. */
@NullMarked
package org.topiary.app.viewmodel.sparkplug;

import org.jspecify.annotations.NullMarked;
