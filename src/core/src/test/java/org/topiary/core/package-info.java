// SPDX-License-Identifier: Apache-2.0
/** What the core promises, held against simple models. */
@NullMarked
package org.topiary.core;

import org.jspecify.annotations.NullMarked;
