// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

/** The part of a workbench that shows a panel. */
public enum Place {
    /** At the left: gives a selection. One panel at a time, chosen in the rail. */
    NAVIGATOR,
    /** In the middle: shows the selection. One panel at a time, chosen by a tab. */
    LENS,
    /** Next to the lens if the stage is wide, below it if it is narrower, otherwise one of the lenses. */
    SIDE,
    /** At the bottom: acts. One panel at a time; closed to one line while it is not used. */
    DRAWER
}
