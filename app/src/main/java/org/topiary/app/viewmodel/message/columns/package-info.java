// SPDX-License-Identifier: Apache-2.0
/** Fields of payloads as columns of the history: which ones, and their values. */
@NullMarked
package org.topiary.app.viewmodel.message.columns;

import org.jspecify.annotations.NullMarked;
