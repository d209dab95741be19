// SPDX-License-Identifier: Apache-2.0
/** Workloads for single parts of the engine, by JMH in a separate JVM. */
@NullMarked
package org.topiary.bench.parts;

import org.jspecify.annotations.NullMarked;
