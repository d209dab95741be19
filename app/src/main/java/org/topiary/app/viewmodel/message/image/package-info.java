// SPDX-License-Identifier: Apache-2.0
/** Pictures in payloads, drawn in the background. */
@NullMarked
package org.topiary.app.viewmodel.message.image;

import org.jspecify.annotations.NullMarked;
