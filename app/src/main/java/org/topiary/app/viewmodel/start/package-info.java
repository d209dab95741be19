// SPDX-License-Identifier: Apache-2.0
/** The start page: the kept connections as cards, and the form that makes and changes them. */
@NullMarked
package org.topiary.app.viewmodel.start;

import org.jspecify.annotations.NullMarked;
