// SPDX-License-Identifier: Apache-2.0
/** Payloads of Sparkplug B. */
@NullMarked
package org.topiary.payload.sparkplug;

import org.jspecify.annotations.NullMarked;
