// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.payload.image;

import org.jspecify.annotations.NullMarked;
