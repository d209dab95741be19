// SPDX-License-Identifier: Apache-2.0
/** The embedded broker and the simulated sites of the demo. */
@NullMarked
package org.topiary.demo;

import org.jspecify.annotations.NullMarked;
