// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.scene.control.RadioButton;

/** The question where to keep secrets. */
final class CredentialsPage {
    private final Explorer explorer;

    CredentialsPage(Explorer explorer) {
        this.explorer = explorer;
    }

    /** Answers the question where to keep secrets. */
    void choose(String choice) {
        explorer.waitFor("the question", () -> explorer.isShown(choice));
        FxEvents.run(() -> explorer.lookup(choice).queryAs(RadioButton.class).fire());
        FxEvents.run(() -> explorer.lookup("#credentials-apply").queryButton().fire());
    }

    /** Answers the question where to keep secrets: sealed with a master password. */
    void seal(String master) {
        explorer.waitFor("the question", () -> explorer.isShown("#credentials-sealed"));
        explorer.fire("#credentials-sealed");
        explorer.setText("#credentials-password", master);
        explorer.setText("#credentials-repeated", master);
        explorer.fire("#credentials-apply");
        explorer.waitFor("the vault", () -> !explorer.isShown("#credentials-sealed"));
    }
}
