// SPDX-License-Identifier: Apache-2.0
/** The view of the payload search. */
@NullMarked
package org.topiary.app.view.search;

import org.jspecify.annotations.NullMarked;
