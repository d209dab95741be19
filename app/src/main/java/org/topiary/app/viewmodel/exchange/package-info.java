// SPDX-License-Identifier: Apache-2.0
/** Importing connections from other tools and exporting them. */
@NullMarked
package org.topiary.app.viewmodel.exchange;

import org.jspecify.annotations.NullMarked;
