// SPDX-License-Identifier: Apache-2.0
/** What the log promises, held against simple models. */
@NullMarked
package org.topiary.core.log;

import org.jspecify.annotations.NullMarked;
