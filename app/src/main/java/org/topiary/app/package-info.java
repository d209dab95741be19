// SPDX-License-Identifier: Apache-2.0
/** The program: the command line, the composition root, and the code that connects session, view-models and views. */
@NullMarked
package org.topiary.app;

import org.jspecify.annotations.NullMarked;
