// SPDX-License-Identifier: Apache-2.0
/** Searching the payloads in the log: text, progress and results. */
@NullMarked
package org.topiary.app.viewmodel.search;

import org.jspecify.annotations.NullMarked;
