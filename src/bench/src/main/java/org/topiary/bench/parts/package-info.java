// SPDX-License-Identifier: Apache-2.0
/** Workloads on single parts of the engine, by JMH in a JVM of their own. */
@NullMarked
package org.topiary.bench.parts;

import org.jspecify.annotations.NullMarked;
