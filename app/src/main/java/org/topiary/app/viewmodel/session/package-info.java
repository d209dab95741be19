// SPDX-License-Identifier: Apache-2.0
/** One open connection: its state as text, its figures, its tree, message and publish panes, and their common tick. */
@NullMarked
package org.topiary.app.viewmodel.session;

import org.jspecify.annotations.NullMarked;
