// SPDX-License-Identifier: Apache-2.0
/** The connection form in the window: the address at the top, collapsible sections below it. */
@NullMarked
package org.topiary.app.view.form;

import org.jspecify.annotations.NullMarked;
