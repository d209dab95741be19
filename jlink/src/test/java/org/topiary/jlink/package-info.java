// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.jlink;

import org.jspecify.annotations.NullMarked;
