// SPDX-License-Identifier: Apache-2.0
/** Tests the log against simple models. */
@NullMarked
package org.topiary.core.log;

import org.jspecify.annotations.NullMarked;
