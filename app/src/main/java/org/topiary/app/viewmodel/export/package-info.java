// SPDX-License-Identifier: Apache-2.0
/** Writes rows and messages to files that the user asked for; shared by the features that export. */
@NullMarked
package org.topiary.app.viewmodel.export;

import org.jspecify.annotations.NullMarked;
