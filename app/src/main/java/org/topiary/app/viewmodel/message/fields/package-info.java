// SPDX-License-Identifier: Apache-2.0
/** The fields of the shown message as rows of a tree, which of them are open, and which one is selected. */
@NullMarked
package org.topiary.app.viewmodel.message.fields;

import org.jspecify.annotations.NullMarked;
