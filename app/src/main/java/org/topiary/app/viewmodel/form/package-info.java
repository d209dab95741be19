// SPDX-License-Identifier: Apache-2.0
/**
 * The connection form. Each section covers a part of the profile: it validates the part and summarises how it differs
 * from the default.
 */
@NullMarked
package org.topiary.app.viewmodel.form;

import org.jspecify.annotations.NullMarked;
