// SPDX-License-Identifier: Apache-2.0
/** Tests that no file is lost, whatever fails. */
@NullMarked
package org.topiary.core.file;

import org.jspecify.annotations.NullMarked;
