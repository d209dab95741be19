// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.search.TopicRanking;

/** Finds the topics of the open sessions that match best, in the background. JavaFX application thread. */
public final class TopicFinder {
    private final Tasks tasks;
    private final FxScheduler fx;
    private final TaskSpec spec = TaskSpec.of("task.findTopics", Lane.SCAN).superseding();

    /**
     * A topic that was found.
     *
     * @param rating how well it matches; higher is better
     */
    public record Found(SessionViewModel session, String topic, int rating) {
        /** Shows the session, and the topic in its tree. */
        public void show(WindowViewModel window) {
            window.show(session);
            session.tree().filterProperty().set("");
            session.tree().reveal(topic);
        }
    }

    public TopicFinder(Tasks tasks, FxScheduler fx) {
        this.tasks = tasks;
        this.fx = fx;
    }

    /**
     * Rates all topics; cancels the search before. Neither consumer is called after {@link #cancel}.
     *
     * @param rating rates a topic name, negative if it does not match; called on another thread
     * @param most maximum number of results
     * @param answer receives the best topics, the best first
     * @param failed receives why they could not be found, a sentence
     */
    public void find(
            List<SessionViewModel> sessions,
            ToIntFunction<CharSequence> rating,
            int most,
            Consumer<List<Found>> answer,
            Consumer<String> failed) {
        List<SessionViewModel> searched = List.copyOf(sessions);
        tasks.compute(
                spec,
                fx::later,
                (progress, cancel) -> {
                    List<Found> found = new ArrayList<>();
                    for (SessionViewModel session : searched) {
                        TopicRanking.best(session.session().tree(), rating, most, cancel::isCancelled)
                                .forEach(each -> found.add(new Found(session, each.topic(), each.rating())));
                    }
                    found.sort(Comparator.comparingInt(Found::rating).reversed());
                    return List.copyOf(found.subList(0, Math.min(found.size(), most)));
                },
                answer,
                problem -> failed.accept(FailureText.reason(problem)));
    }

    /** Ends the search. */
    public void cancel() {
        tasks.cancel(spec);
    }
}
