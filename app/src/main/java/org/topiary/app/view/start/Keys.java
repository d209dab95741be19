// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys of the start page's panels and cards. */
final class Keys {
    private Keys() {}

    /** Enter presses the button, as Space does by itself. */
    static void fireOnEnter(Button button) {
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                button.fire();
                event.consume();
            }
        });
    }

    /** In a panel, Enter does the main thing, unless another button has the focus; Esc leaves. */
    static void panel(Node panel, Runnable main, Runnable leave) {
        panel.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                if (event.getTarget() instanceof Button button) {
                    button.fire();
                } else {
                    main.run();
                }
                event.consume();
            }
        });
    }
}
