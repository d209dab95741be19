// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

/** The publish panel. */
final class PublishPage {
    private final Explorer explorer;

    PublishPage(Explorer explorer) {
        this.explorer = explorer;
    }

    /** Opens the drawer unless it is open. */
    void open() {
        FxEvents.run(() -> {
            if (!explorer.isShown("#publish-topic")) {
                explorer.lookup("#drawer-publish").<ToggleButton>query().fire();
            }
        });
    }

    /** Opens the publish panel, fills it in and sends with the keyboard. */
    void send(String topic, String payload, int qos, boolean retain) {
        open();
        FxEvents.run(() -> {
            explorer.text("#publish-topic").setText(topic);
            explorer.model().publish().payload().setText(payload);
            explorer.lookup(".qos .toggle-button")
                    .nth(qos)
                    .queryAs(ToggleButton.class)
                    .fire();
            explorer.model().publish().retainProperty().set(retain);
            explorer.text("#publish-topic").requestFocus();
        });
        explorer.press(KeyCode.CONTROL, KeyCode.ENTER);
    }
}
