// SPDX-License-Identifier: Apache-2.0
/** Panels with the questions about the vault. */
@NullMarked
package org.topiary.app.view.credentials;

import org.jspecify.annotations.NullMarked;
