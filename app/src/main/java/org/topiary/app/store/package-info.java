// SPDX-License-Identifier: Apache-2.0
/** The data folder, and the settings that are kept in it. Nothing secret, and no window. */
@NullMarked
package org.topiary.app.store;

import org.jspecify.annotations.NullMarked;
