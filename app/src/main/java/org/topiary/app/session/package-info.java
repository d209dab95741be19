// SPDX-License-Identifier: Apache-2.0
/** Everything for one connection: opening it, its session and view-model, its secrets. */
@NullMarked
package org.topiary.app.session;

import org.jspecify.annotations.NullMarked;
