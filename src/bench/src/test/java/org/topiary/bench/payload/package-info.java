// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.bench.payload;

import org.jspecify.annotations.NullMarked;
