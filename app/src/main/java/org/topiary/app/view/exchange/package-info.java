// SPDX-License-Identifier: Apache-2.0
/** Connections that come from other tools and go to other places, as panels. */
@NullMarked
package org.topiary.app.view.exchange;

import org.jspecify.annotations.NullMarked;
