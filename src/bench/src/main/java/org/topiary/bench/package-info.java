// SPDX-License-Identifier: Apache-2.0
/** Runs the workloads one after the other and writes what they measured. Nothing here knows what a workload does. */
@NullMarked
package org.topiary.bench;

import org.jspecify.annotations.NullMarked;
