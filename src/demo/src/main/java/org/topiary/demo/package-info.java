// SPDX-License-Identifier: Apache-2.0
/** The demo: an embedded broker and simulated sites. */
@NullMarked
package org.topiary.demo;

import org.jspecify.annotations.NullMarked;
