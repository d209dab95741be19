// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.FilterAnswer;
import org.topiary.mqtt.profile.Subscription;

/** The broker's answers to our subscriptions. One thread. */
final class SubscriptionOutcome {
    /** How many connections may end because of an optional filter before we do without it. */
    private static final int TOLERATED_ENDS = 2;

    private final Map<Subscription, FilterAnswer> refusals = new LinkedHashMap<>();
    private final Set<Subscription> unanswered = new LinkedHashSet<>();
    private final Map<String, FilterAnswer> notEnded = new LinkedHashMap<>();
    private final Map<Subscription, Integer> ends = new HashMap<>();
    private int connection;

    /** A new request to connect, not another attempt after a failure: earlier experience does not count. */
    void forget() {
        ends.clear();
    }

    void start() {
        connection++;
        refusals.clear();
        notEnded.clear();
        unanswered.clear();
    }

    /** Counts the connections, to recognise late answers. */
    int connection() {
        return connection;
    }

    void asked(Subscription subscription) {
        notEnded.remove(subscription.filter());
        unanswered.add(subscription);
    }

    void answered(Subscription subscription, FilterAnswer answer) {
        unanswered.remove(subscription);
        if (answer.isGranted()) {
            refusals.remove(subscription);
        } else {
            refusals.put(subscription, answer);
        }
    }

    /** Records that no answer has arrived yet. */
    void late(Subscription subscription, LocalTime askedAt) {
        refusals.put(subscription, noAnswer(askedAt));
    }

    static FilterAnswer noAnswer(LocalTime askedAt) {
        return FilterAnswer.notAsked(Phrase.of("subscription.noAnswer", askedAt));
    }

    /** Records the answer to an UNSUBSCRIBE; returns whether that changes what is known. */
    boolean ended(String filter, FilterAnswer answer) {
        return answer.isGranted() ? notEnded.remove(filter) != null : !answer.equals(notEnded.put(filter, answer));
    }

    /** Records that there will be no answer; {@link #connectionLost} decides what the end of the connection means. */
    void unanswered(Subscription subscription, Phrase reason) {
        refusals.put(subscription, FilterAnswer.notAsked(reason));
    }

    /** Forgets a subscription that is no longer requested. */
    void drop(Subscription subscription) {
        refusals.remove(subscription);
        unanswered.remove(subscription);
    }

    /** Applies what is known of one subscription to another that is the same to the broker. */
    void replace(Subscription before, Subscription now) {
        FilterAnswer reason = refusals.remove(before);
        if (reason != null) {
            refusals.put(now, reason);
        }
        if (unanswered.remove(before)) {
            unanswered.add(now);
        }
    }

    /** Records that the broker still sends messages that match a filter we unsubscribed from. */
    void notEnded(String filter, FilterAnswer refused) {
        notEnded.put(filter, refused);
    }

    /** Returns whether an optional filter may be the cause: one that was requested and not answered. */
    boolean connectionLost() {
        connection++;
        boolean blamed = false;
        for (Subscription subscription : unanswered) {
            if (subscription.optional()) {
                ends.merge(subscription, 1, Integer::sum);
                blamed = true;
            }
        }
        unanswered.clear();
        return blamed;
    }

    /** Ended on request: no filter is the cause. */
    void ended() {
        connection++;
        unanswered.clear();
    }

    /** The reason not to request a filter at all; null if there is none. */
    @Nullable
    Phrase knownProblem(Subscription subscription) {
        return ends.getOrDefault(subscription, 0) >= TOLERATED_ENDS ? Phrase.of("subscription.closes") : null;
    }

    List<RefusedFilter> refusedFilters() {
        List<RefusedFilter> filters = new ArrayList<>();
        refusals.forEach((subscription, answer) ->
                filters.add(new RefusedFilter(subscription.filter(), answer.refusal(), answer.reason())));
        notEnded.forEach((filter, answer) -> filters.add(
                new RefusedFilter(filter, Phrase.of("subscription.still", answer.refusal()), answer.reason())));
        return List.copyOf(filters);
    }

    /** What to say about refused filters that are not optional; {@link Phrase#NONE} if all is well. */
    Phrase advice() {
        List<Phrase> refused = new ArrayList<>();
        refusals.forEach((subscription, answer) -> {
            if (!subscription.optional()) {
                refused.add(Phrase.of("subscription.refused.filter", subscription.filter(), answer.refusal()));
            }
        });
        return refused.isEmpty() ? Phrase.NONE : Phrase.of("subscription.refused", Phrase.list(refused));
    }
}
