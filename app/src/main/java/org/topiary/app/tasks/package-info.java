// SPDX-License-Identifier: Apache-2.0
/**
 * Work beside the JavaFX application thread: lanes, cancelling, and what becomes of exceptions. The only package that
 * makes thread pools; knows no feature and nothing of JavaFX.
 */
@NullMarked
package org.topiary.app.tasks;

import org.jspecify.annotations.NullMarked;
