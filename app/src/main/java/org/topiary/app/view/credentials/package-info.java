// SPDX-License-Identifier: Apache-2.0
/** What the user is asked about the vault, as panels. */
@NullMarked
package org.topiary.app.view.credentials;

import org.jspecify.annotations.NullMarked;
