// SPDX-License-Identifier: Apache-2.0
/** One connection's tab: tree, message, publish, status bar, and what is said when it fails. */
@NullMarked
package org.topiary.app.view.session;

import org.jspecify.annotations.NullMarked;
