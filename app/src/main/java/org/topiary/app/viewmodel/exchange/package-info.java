// SPDX-License-Identifier: Apache-2.0
/** Connections that come from other tools and go to other places, as the user sees it. */
@NullMarked
package org.topiary.app.viewmodel.exchange;

import org.jspecify.annotations.NullMarked;
