// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.payload.jar;

import org.jspecify.annotations.NullMarked;
