// SPDX-License-Identifier: Apache-2.0
/** Tests of the formats of exported files. */
@NullMarked
package org.topiary.app.viewmodel.export;

import org.jspecify.annotations.NullMarked;
