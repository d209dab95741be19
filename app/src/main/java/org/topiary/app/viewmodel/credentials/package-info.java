// SPDX-License-Identifier: Apache-2.0
/** The secrets of connections: where they are kept, and what the user is asked about it. */
@NullMarked
package org.topiary.app.viewmodel.credentials;

import org.jspecify.annotations.NullMarked;
