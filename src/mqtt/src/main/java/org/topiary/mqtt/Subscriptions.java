// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.link.FilterAnswer;
import org.topiary.mqtt.link.Link;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.receive.Intake;
import org.topiary.mqtt.words.ExceptionCauses;

/**
 * Keeps the broker's subscriptions in line with the requested ones, across reconnects and changes of the request.
 * Control thread only, except {@link #request}, {@link #enabled} and {@link #skips}.
 */
final class Subscriptions {
    /** How long to wait for an answer before reporting it as missing; it may still arrive. */
    private static final int MAX_WAIT_MILLIS = 10_000;

    private final ControlThread control;
    private final Intake intake;
    private final SubscriptionOutcome outcome = new SubscriptionOutcome();
    /** What the broker was asked for on this connection, by filter, whatever the answer. */
    private final Map<String, Subscription> asked = new LinkedHashMap<>();
    /**
     * Filters that the broker may still have for this client id, from this connection or an earlier one of the same
     * session.
     */
    private final Set<String> held = new LinkedHashSet<>();

    private final Skips skips = new Skips();
    private volatile List<Subscription> requested;
    private @Nullable Link link;
    private BrokerLimits limits = BrokerLimits.NONE;
    private Runnable changed = () -> {};

    Subscriptions(List<Subscription> requested, Intake intake, ControlThread control) {
        this.requested = requested;
        this.intake = intake;
        this.control = control;
    }

    /** Sets the requested subscriptions; {@link #apply} carries the change out. Any thread. */
    void request(List<Subscription> next) {
        requested = List.copyOf(next);
    }

    List<Subscription> requested() {
        return requested;
    }

    /** The requested subscriptions that are to be in effect. Any thread. */
    List<Subscription> enabled() {
        return skips.apply(requested.stream().filter(Subscription::enabled).toList());
    }

    /** What is left out of the requested subscriptions; {@link #apply} carries out additions. Any thread. */
    Skips skips() {
        return skips;
    }

    /** A new request to connect, not another attempt after a failure: earlier experience does not count. */
    void forget() {
        outcome.forget();
    }

    /**
     * Requests all subscriptions.
     *
     * @param changed called after every answer that changes {@link #refusedFilters} or {@link #advice}
     */
    void connected(Link current, Link.Accepted accepted, Runnable changed) {
        link = current;
        limits = accepted.limits();
        this.changed = changed;
        outcome.start();
        asked.clear();
        if (!accepted.sessionPresent()) {
            held.clear();
        } else {
            // An earlier run of the program may have left these on the broker.
            requested.stream()
                    .map(Subscription::filter)
                    .filter(filter -> TopicRules.filterProblem(filter) == null)
                    .forEach(held::add);
        }
        apply();
    }

    /** Returns whether an optional filter may be the cause: one that was requested and not answered. */
    boolean lost() {
        link = null;
        return outcome.connectionLost();
    }

    /** The connection was ended on request. */
    void ended() {
        link = null;
        outcome.ended();
    }

    /** While connected, sends the broker the difference between what it was asked for and what is requested now. */
    void apply() {
        Link current = link;
        if (current == null) {
            return;
        }
        Map<String, Subscription> wanted = new LinkedHashMap<>();
        enabled().forEach(each -> wanted.put(each.filter(), each));
        intake.expectRetainFlags(wanted.values().stream().allMatch(Subscription::retainAsPublished));
        List<Subscription> come = new ArrayList<>();
        for (Subscription each : wanted.values()) {
            Subscription before = asked.put(each.filter(), each);
            if (before != null && before.withOptional(each.optional()).equals(each)) {
                outcome.replace(before, each);
                continue;
            }
            if (before != null) {
                outcome.drop(before);
            }
            come.add(each);
        }
        asked.values().removeIf(each -> {
            boolean gone = !wanted.containsKey(each.filter());
            if (gone) {
                outcome.drop(each);
            }
            return gone;
        });
        // New subscriptions first, so that no message is missed where an old filter overlaps a new one.
        subscribe(current, come);
        for (String filter : List.copyOf(held)) {
            if (!wanted.containsKey(filter)) {
                unsubscribe(current, filter);
            }
        }
        changed.run();
    }

    private void subscribe(Link current, List<Subscription> come) {
        int connection = outcome.connection();
        List<CompletableFuture<?>> required = new ArrayList<>();
        for (Subscription subscription : come) {
            if (!subscription.optional()) {
                // A broker that does not answer for one filter may answer for the others.
                CompletableFuture<FilterAnswer> answer =
                        subscribe(current, subscription).copy();
                var _ = control.schedule(() -> answer.complete(FilterAnswer.GRANTED), waitMillis(current));
                required.add(answer);
            }
        }
        // Some brokers close the connection instead of refusing; it must then be clear that an optional filter was the
        // cause.
        control.then(CompletableFuture.allOf(required.toArray(CompletableFuture[]::new)), (nothing, error) -> {
            for (Subscription subscription : come) {
                if (subscription.optional() && isAsked(subscription, connection)) {
                    var _ = subscribe(current, subscription);
                }
            }
        });
    }

    /** Completes with the answer, which is recorded on the control thread. */
    private CompletableFuture<FilterAnswer> subscribe(Link current, Subscription subscription) {
        int connection = outcome.connection();
        Phrase wrong = subscription.problem();
        Phrase excluded = wrong == null ? limits.subscriptionProblem(subscription.filter()) : wrong;
        Phrase problem = excluded == null ? outcome.knownProblem(subscription) : excluded;
        CompletableFuture<FilterAnswer> answer = problem == null
                ? current.subscribe(subscription)
                : CompletableFuture.completedFuture(FilterAnswer.notAsked(problem));
        if (problem == null) {
            outcome.asked(subscription);
            held.add(subscription.filter());
            LocalTime since = LocalTime.now(ZoneId.systemDefault());
            var _ = control.schedule(
                    () -> {
                        if (!answer.isDone() && isAsked(subscription, connection)) {
                            outcome.late(subscription, since);
                            changed.run();
                        }
                    },
                    waitMillis(current));
        }
        control.then(answer, (told, error) -> {
            if (!isAsked(subscription, connection)) {
                return;
            }
            if (error != null) {
                outcome.unanswered(subscription, Explained.phrase(ExceptionCauses.unwrap(error)));
            } else {
                outcome.answered(subscription, told);
                if (!told.isGranted()) {
                    held.remove(subscription.filter());
                }
            }
            changed.run();
        });
        return answer;
    }

    private void unsubscribe(Link current, String filter) {
        int connection = outcome.connection();
        held.remove(filter);
        CompletableFuture<FilterAnswer> answer = current.unsubscribe(filter);
        LocalTime since = LocalTime.now(ZoneId.systemDefault());
        var _ = control.schedule(
                () -> {
                    if (!answer.isDone() && connection == outcome.connection() && !asked.containsKey(filter)) {
                        outcome.notEnded(filter, SubscriptionOutcome.noAnswer(since));
                        changed.run();
                    }
                },
                waitMillis(current));
        control.then(answer, (told, error) -> {
            if (connection != outcome.connection()) {
                if (!asked.containsKey(filter)) {
                    // Unanswered: the session may still have it.
                    held.add(filter);
                }
            } else if (error == null && !asked.containsKey(filter) && outcome.ended(filter, told)) {
                changed.run();
            }
        });
    }

    private static int waitMillis(Link link) {
        return Math.min(MAX_WAIT_MILLIS, link.profile().connectTimeoutMillis());
    }

    /** Whether a subscription is still the requested one, on the connection on which it was requested. */
    private boolean isAsked(Subscription subscription, int connection) {
        return connection == outcome.connection() && subscription.equals(asked.get(subscription.filter()));
    }

    List<RefusedFilter> refusedFilters() {
        return outcome.refusedFilters();
    }

    Phrase advice() {
        return outcome.advice();
    }
}
