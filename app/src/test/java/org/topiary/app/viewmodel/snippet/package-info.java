// SPDX-License-Identifier: Apache-2.0
/** Tests of commands and programs that are copied. */
@NullMarked
package org.topiary.app.viewmodel.snippet;

import org.jspecify.annotations.NullMarked;
