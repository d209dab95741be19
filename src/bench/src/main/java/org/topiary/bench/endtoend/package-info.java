// SPDX-License-Identifier: Apache-2.0
/** End-to-end workloads: the measured code runs in a separate JVM, its load generator in this one or in a broker. */
@NullMarked
package org.topiary.bench.endtoend;

import org.jspecify.annotations.NullMarked;
