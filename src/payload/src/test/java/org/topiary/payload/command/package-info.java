// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.payload.command;

import org.jspecify.annotations.NullMarked;
