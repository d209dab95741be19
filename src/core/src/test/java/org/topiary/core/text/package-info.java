// SPDX-License-Identifier: Apache-2.0
/** That text of others is one short line. */
@NullMarked
package org.topiary.core.text;

import org.jspecify.annotations.NullMarked;
