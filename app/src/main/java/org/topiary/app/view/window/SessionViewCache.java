// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.viewmodel.session.SessionViewModel;

/** The views of the open sessions: each is created once, and moves with its session from window to window. */
public final class SessionViewCache {
    private final Function<SessionViewModel, SessionView> make;
    private final Map<SessionViewModel, SessionView> views = new HashMap<>();

    /** @param make creates the view of a session when it is first shown */
    public SessionViewCache(Function<SessionViewModel, SessionView> make) {
        this.make = make;
    }

    SessionView of(SessionViewModel session) {
        return views.computeIfAbsent(session, make);
    }

    /** The view of a session; null if the session is null or was never shown. */
    @Nullable
    SessionView shown(@Nullable SessionViewModel session) {
        return session == null ? null : views.get(session);
    }

    /** Releases the view of a closed session. */
    public void forget(SessionViewModel session) {
        SessionView view = views.remove(session);
        if (view != null) {
            view.close();
        }
    }
}
