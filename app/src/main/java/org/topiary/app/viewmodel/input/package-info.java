// SPDX-License-Identifier: Apache-2.0
/** Typed values with their errors, for the forms of several features. */
@NullMarked
package org.topiary.app.viewmodel.input;

import org.jspecify.annotations.NullMarked;
