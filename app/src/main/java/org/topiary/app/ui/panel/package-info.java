// SPDX-License-Identifier: Apache-2.0
/**
 * The layout of a workbench: rail, navigator, stage with lenses, drawer. Panels are described by values, made when they
 * are first opened, and closed with the workbench. Knows nothing about what panels show.
 */
@NullMarked
package org.topiary.app.ui.panel;

import org.jspecify.annotations.NullMarked;
