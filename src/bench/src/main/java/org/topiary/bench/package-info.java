// SPDX-License-Identifier: Apache-2.0
/** Runs the workloads one after the other and writes their figures. Independent of what a workload does. */
@NullMarked
package org.topiary.bench;

import org.jspecify.annotations.NullMarked;
