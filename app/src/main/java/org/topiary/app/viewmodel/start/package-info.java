// SPDX-License-Identifier: Apache-2.0
/** The start page: the saved connections as cards, and the form that creates and edits them. */
@NullMarked
package org.topiary.app.viewmodel.start;

import org.jspecify.annotations.NullMarked;
