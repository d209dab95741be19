// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import javafx.scene.Node;
import org.topiary.app.ui.panel.PanelView;

/**
 * A panel whose view needs no ticks.
 *
 * @param focus moves the focus into it
 */
record NodePanel(Node root, Runnable focus) implements PanelView {
    @Override
    public void takeFocus() {
        focus.run();
    }
}
