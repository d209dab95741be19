// SPDX-License-Identifier: Apache-2.0
/** The data folder and the settings in it. No secrets, no user interface. */
@NullMarked
package org.topiary.app.store;

import org.jspecify.annotations.NullMarked;
