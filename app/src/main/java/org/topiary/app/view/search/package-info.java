// SPDX-License-Identifier: Apache-2.0
/** The payload search as it is seen and used. */
@NullMarked
package org.topiary.app.view.search;

import org.jspecify.annotations.NullMarked;
