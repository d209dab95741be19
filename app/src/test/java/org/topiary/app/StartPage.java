// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The page with the cards of the saved connections and the form of a new one. */
final class StartPage {
    private final Explorer explorer;

    StartPage(Explorer explorer) {
        this.explorer = explorer;
    }

    /**
     * Types a URL into the form of a new connection, and a password if there is one, keeps the password for the session
     * only, and connects.
     */
    void connect(String url, @Nullable String password) {
        fillForm(url, password);
        explorer.click("#form-connect");
        // If the broker accepts the password quickly, the question where to keep it appears before the session does.
        explorer.waitFor(
                "the session, or the question",
                () -> explorer.isSessionShown() || explorer.isShown("#credentials-memory"));
        if (password != null) {
            explorer.waitFor(
                    "where to keep the password, or the failure",
                    () -> explorer.isShown("#credentials-memory") || explorer.isShown("#state-banner"));
            if (explorer.isShown("#credentials-memory")) {
                explorer.credentials().choose("#credentials-memory");
                explorer.waitFor("the session", explorer::isSessionShown);
            }
        }
    }

    /** Opens the form of a new connection and fills in the URL, and the password if there is one. */
    void fillForm(String url, @Nullable String password) {
        show();
        explorer.waitFor("the start page", () -> explorer.isShown("#start-new-card") || explorer.isShown("#start-new"));
        explorer.fire(explorer.isShown("#start-new") ? "#start-new" : "#start-new-card");
        explorer.waitFor("the form", () -> explorer.isShown("#form-url"));
        explorer.setText("#form-url", url);
        if (password != null) {
            explorer.setText("#form-password", password);
        }
    }

    /** Presses the card of a connection on the start page. */
    void open(String name) {
        explorer.waitFor("the card of " + name, () -> card(name).isPresent());
        FxEvents.run(() -> card(name).orElseThrow().fire());
    }

    /** Opens the menu of a card and chooses an item. */
    void menu(String name, String item) {
        explorer.hands().click(card(name).orElseThrow(), MouseButton.SECONDARY);
        explorer.click(item);
    }

    /** The text of a connection's card as a screen reader reads it. */
    String cardText(String name) {
        return Explorer.onFx(() -> card(name).map(Button::getAccessibleText).orElse(""));
    }

    private Optional<Button> card(String name) {
        return explorer.lookup(".connection-card > .card-button").queryAllAs(Button.class).stream()
                .filter(card -> card.getAccessibleText().startsWith("Connect to " + name + ",")
                        || card.getAccessibleText().startsWith("Switch to " + name + ","))
                .findFirst();
    }

    /** Switches from the current session, which stays open, to the start page. */
    void show() {
        FxEvents.run(() -> explorer.windowModel().currentProperty().set(null));
    }

    /** Deletes the first connection on the start page. */
    void deleteCard() {
        FxEvents.run(() -> explorer.lookup(".connection-card .card-actions > .button").<ButtonBase>queryAll().stream()
                .reduce((before, last) -> last)
                .orElseThrow()
                .fire());
    }
}
