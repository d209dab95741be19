// SPDX-License-Identifier: Apache-2.0
/** The program: command line, composition root, what ties session, view-models and views together. */
@NullMarked
package org.topiary.app;

import org.jspecify.annotations.NullMarked;
