// SPDX-License-Identifier: Apache-2.0
/** Workloads on the whole: what is measured runs in a JVM of its own, what feeds it in this one or in a broker. */
@NullMarked
package org.topiary.bench.endtoend;

import org.jspecify.annotations.NullMarked;
