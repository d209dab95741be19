// SPDX-License-Identifier: Apache-2.0
/** Controls for typed values with their errors, for the forms of several features. */
@NullMarked
package org.topiary.app.view.input;

import org.jspecify.annotations.NullMarked;
