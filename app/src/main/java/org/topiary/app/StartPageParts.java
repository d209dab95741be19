// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.time.InstantSource;
import java.util.TimeZone;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.topiary.app.session.ConnectionTools;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.start.ConnectionOpener;
import org.topiary.app.viewmodel.start.StartPageShortcuts;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.app.viewmodel.window.SessionsByConnection;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.profiles.ProfileStore;

/** Makes the view-models of the start page, and what the rest of the program does with it. */
final class StartPageParts {
    private final WindowViewModel window;
    private final ProfileStore profiles;
    private final StartViewModel page;
    private final ExchangeViewModel exchange;

    /**
     * @param opener opens and tests connections
     * @param connections imports and exports them
     */
    StartPageParts(
            WindowViewModel window,
            ProfileStore profiles,
            Credentials credentials,
            ConnectionOpener opener,
            ConnectionTools connections,
            Tasks tasks,
            FxScheduler fx) {
        this.window = window;
        this.profiles = profiles;
        page = new StartViewModel(
                profiles,
                credentials,
                opener,
                new SessionsByConnection(window),
                fx,
                InstantSource.system(),
                TimeZone.getDefault());
        exchange = new ExchangeViewModel(connections, profiles, credentials, tasks, fx, ids -> {
            window.confirm(Texts.get("import.done", ids.size()));
            page.cards().showImported(ids);
        });
    }

    StartViewModel page() {
        return page;
    }

    ExchangeViewModel exchange() {
        return exchange;
    }

    /**
     * What can be done from anywhere in the program.
     *
     * @param show shows the start page
     * @param owner the window that asks for files
     */
    StartPageShortcuts shortcuts(FileQuestions files, Runnable show, Supplier<Window> owner) {
        return new StartPageShortcuts(
                after(show, page.editor()::newConnection),
                after(
                        show,
                        () -> files.toOpen(owner.get(), Texts.get("import.title"))
                                .ifPresent(exchange::importFile)),
                after(show, () -> exchange.importText(Clip.text())),
                after(show, exchange::export),
                () -> !page.cards().all().isEmpty(),
                after(show, page.credentials()::manage),
                page::openDemo);
    }

    private static Runnable after(Runnable first, Runnable then) {
        return () -> {
            first.run();
            then.run();
        };
    }

    /** Closes a session and opens the form of its connection; null if the connection is not saved. */
    @Nullable
    Runnable editOf(SessionViewModel session) {
        String id = session.session().profile().id();
        if (profiles.find(id).isEmpty()) {
            return null;
        }
        return () -> {
            window.close(session);
            window.currentProperty().set(null);
            page.editor().edit(id);
        };
    }
}
