// SPDX-License-Identifier: Apache-2.0
/** The background tasks that the window shows. */
@NullMarked
package org.topiary.app.viewmodel.tasks;

import org.jspecify.annotations.NullMarked;
