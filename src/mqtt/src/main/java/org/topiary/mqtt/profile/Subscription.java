// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.core.tree.TopicRules;

/**
 * A topic filter that a session subscribes to (MQTT 5, section 3.8.3).
 *
 * @param optional whether a refusal is normal and only recorded, as for {@code $SYS/#}
 * @param enabled false: kept, but not requested
 * @param noLocal whether the broker must not send back what this client publishes; MQTT 5 only
 * @param retainAsPublished whether live messages keep the RETAIN flag they were published with; MQTT 5 only
 * @param retainHandling when the broker sends retained messages; MQTT 5 only
 */
public record Subscription(
        String filter,
        Qos qos,
        boolean optional,
        boolean enabled,
        boolean noLocal,
        boolean retainAsPublished,
        RetainHandling retainHandling) {
    /** When retained messages are sent (section 3.8.3.1). */
    public enum RetainHandling {
        SEND,
        SEND_IF_NEW,
        DO_NOT_SEND
    }

    public Subscription(String filter, Qos qos, boolean optional) {
        this(filter, qos, optional, true, false, true, RetainHandling.SEND);
    }

    /**
     * The reason why this cannot be requested from a broker; null if it can. The single rule for the form, the command
     * line, an open session and the connection test. It covers the syntax of filters (sections 4.7 and 4.8.2) and
     * forbids No Local on a shared subscription (section 3.8.3.1).
     */
    public @Nullable Phrase problem() {
        Phrase problem = TopicRules.filterProblem(filter);
        return problem == null && noLocal && TopicRules.isShared(filter)
                ? Phrase.of("subscription.sharedNoLocal")
                : problem;
    }

    public Subscription withOptional(boolean value) {
        return new Subscription(filter, qos, value, enabled, noLocal, retainAsPublished, retainHandling);
    }

    public Subscription withRetainHandling(RetainHandling value) {
        return new Subscription(filter, qos, optional, enabled, noLocal, retainAsPublished, value);
    }

    public Subscription withEnabled(boolean value) {
        return new Subscription(filter, qos, optional, value, noLocal, retainAsPublished, retainHandling);
    }
}
