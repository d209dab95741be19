// SPDX-License-Identifier: Apache-2.0
/** Searching the payloads in the log: what is looked for, how far it is, what was found. */
@NullMarked
package org.topiary.app.viewmodel.search;

import org.jspecify.annotations.NullMarked;
