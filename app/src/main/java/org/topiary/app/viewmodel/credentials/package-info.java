// SPDX-License-Identifier: Apache-2.0
/** The secrets of connections: where they are kept, and the questions to the user about this. */
@NullMarked
package org.topiary.app.viewmodel.credentials;

import org.jspecify.annotations.NullMarked;
