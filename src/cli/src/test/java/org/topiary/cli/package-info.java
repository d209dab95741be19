// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.cli;

import org.jspecify.annotations.NullMarked;
