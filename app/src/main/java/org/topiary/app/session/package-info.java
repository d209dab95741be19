// SPDX-License-Identifier: Apache-2.0
/** What belongs to one connection: opening it, its session and view-model, its secrets. */
@NullMarked
package org.topiary.app.session;

import org.jspecify.annotations.NullMarked;
