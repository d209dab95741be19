// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.payload.fields;

import org.jspecify.annotations.NullMarked;
