// SPDX-License-Identifier: Apache-2.0
/** Panels for importing connections from other tools and exporting them. */
@NullMarked
package org.topiary.app.view.exchange;

import org.jspecify.annotations.NullMarked;
