// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.ConnectionProfile;

/** The tabs that the user has closed, newest first, so that they can be reopened. JavaFX application thread. */
public final class ClosedTabs {
    private static final int CAPACITY = 20;

    private final Deque<ClosedTab> tabs = new ArrayDeque<>();

    /**
     * A closed tab; without secrets and messages, which ended with its session.
     *
     * @param profile with the subscriptions that the session had last
     * @param filter the filter of the topic tree
     * @param topic the selected topic; empty for none
     */
    public record ClosedTab(ConnectionProfile profile, String filter, String topic) {}

    /** Keeps what is needed to reopen a tab that is about to be closed. */
    public void add(SessionViewModel session) {
        int node = session.tree().selectedNodeProperty().get();
        tabs.push(new ClosedTab(
                session.profile().toBuilder()
                        .subscriptions(session.session().subscriptions())
                        .build(),
                session.tree().filterProperty().get(),
                node == TopicTree.NONE || node == TopicTree.ROOT
                        ? ""
                        : session.tree().topic(node)));
        if (tabs.size() > CAPACITY) {
            tabs.removeLast();
        }
    }

    public boolean isEmpty() {
        return tabs.isEmpty();
    }

    /** Removes the tab that was closed last. */
    public Optional<ClosedTab> take() {
        return Optional.ofNullable(tabs.poll());
    }
}
