// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.PublicBrokers;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.mqtt.words.ReasonCodes;

/** What a session does without, and what else it could do without. Any thread. */
final class Skips {
    private static final Skip.StoredMessages STORED = new Skip.StoredMessages();

    private final Set<Skip> chosen = new CopyOnWriteArraySet<>();

    void add(Skip skip) {
        chosen.add(skip);
    }

    /** In the order in which they were chosen. */
    List<Skip> chosen() {
        return List.copyOf(chosen);
    }

    /** Returns the subscriptions that remain. */
    List<Subscription> apply(List<Subscription> subscriptions) {
        boolean withoutStored = chosen.contains(STORED);
        return subscriptions.stream()
                .filter(each -> !chosen.contains(new Skip.Filter(each.filter())))
                .map(each -> withoutStored ? each.withRetainHandling(RetainHandling.DO_NOT_SEND) : each)
                .toList();
    }

    /**
     * What may prevent a packet that ended the connection from arriving again; empty if nothing can.
     *
     * @param early whether the packet arrived soon after subscribing, as retained messages do
     * @param subscriptions those in effect
     */
    static List<Skip> offers(PacketFault fault, boolean early, boolean mqtt5, List<Subscription> subscriptions) {
        List<Skip> offers = new ArrayList<>();
        boolean mayBeStored =
                fault.retained() || (early && (fault.isPublish() || fault.code() == ReasonCodes.PACKET_TOO_LARGE));
        if (mqtt5
                && mayBeStored
                && subscriptions.stream().anyMatch(each -> each.retainHandling() != RetainHandling.DO_NOT_SEND)) {
            offers.add(STORED);
        }
        List<String> sources = fault.topic().isEmpty()
                ? List.of()
                : subscriptions.stream()
                        .map(Subscription::filter)
                        .filter(filter -> TopicRules.matches(filter, fault.topic()))
                        .toList();
        // If several filters match, leaving out one of them changes nothing.
        if (sources.size() == 1 && subscriptions.size() > 1 && !PublicBrokers.isEverything(sources.getFirst())) {
            offers.add(new Skip.Filter(sources.getFirst()));
        }
        return List.copyOf(offers);
    }
}
