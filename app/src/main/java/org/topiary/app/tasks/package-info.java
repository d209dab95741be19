// SPDX-License-Identifier: Apache-2.0
/**
 * Work off the JavaFX application thread: owners, lanes, progress, cancellation, and the handling of exceptions. The
 * only package that creates threads and pools; depends on no feature and not on JavaFX.
 */
@NullMarked
package org.topiary.app.tasks;

import org.jspecify.annotations.NullMarked;
