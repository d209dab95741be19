// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.function.Supplier;
import javafx.stage.Window;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.start.ConnectionActions;
import org.topiary.app.viewmodel.start.StartViewModel;

/** Makes the actions of the start page that are offered everywhere. */
final class StartPageActions {
    private StartPageActions() {}

    /**
     * @param show shows the start page
     * @param window asks for files
     */
    static ConnectionActions of(
            StartViewModel start,
            ExchangeViewModel exchange,
            FileQuestions files,
            Runnable show,
            Supplier<Window> window) {
        return new ConnectionActions(
                after(show, start.editor()::newConnection),
                after(
                        show,
                        () -> files.toOpen(window.get(), Texts.get("import.title"))
                                .ifPresent(exchange::importFile)),
                after(show, () -> exchange.importText(Clip.text())),
                after(show, exchange::export),
                () -> !start.cards().all().isEmpty(),
                after(show, start.credentials()::manage),
                start::openDemo);
    }

    private static Runnable after(Runnable first, Runnable then) {
        return () -> {
            first.run();
            then.run();
        };
    }
}
