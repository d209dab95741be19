// SPDX-License-Identifier: Apache-2.0
/** Access to the system and the JavaFX toolkit: threads, display, browser, environment. */
@NullMarked
package org.topiary.app.platform;

import org.jspecify.annotations.NullMarked;
