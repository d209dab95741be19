// SPDX-License-Identifier: Apache-2.0
/** The start page. */
@NullMarked
package org.topiary.app.view.start;

import org.jspecify.annotations.NullMarked;
