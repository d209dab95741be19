// SPDX-License-Identifier: Apache-2.0
/** Tests that untrusted text becomes one short line. */
@NullMarked
package org.topiary.core.text;

import org.jspecify.annotations.NullMarked;
