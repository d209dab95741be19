// SPDX-License-Identifier: Apache-2.0
/** Small controls that several views share. */
@NullMarked
package org.topiary.app.view.common;

import org.jspecify.annotations.NullMarked;
