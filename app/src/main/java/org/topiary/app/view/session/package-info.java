// SPDX-License-Identifier: Apache-2.0
/** One connection's tab: tree, message, publish panel, status bar, and the banner about failures. */
@NullMarked
package org.topiary.app.view.session;

import org.jspecify.annotations.NullMarked;
