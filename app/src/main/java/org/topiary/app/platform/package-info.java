// SPDX-License-Identifier: Apache-2.0
/** What the system and the JavaFX toolkit are asked for: threads, display, browser, environment. */
@NullMarked
package org.topiary.app.platform;

import org.jspecify.annotations.NullMarked;
