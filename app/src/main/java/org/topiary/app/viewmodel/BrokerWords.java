// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.VisibleLine;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.words.BrokerReason;

/** What a broker says, on lines of its own, set apart from our words. */
public final class BrokerWords {
    /** Of the properties that are counted; a packet may carry millions. */
    private static final int MOST_PROPERTIES = 1_000;

    /** Of the properties that are listed whole; it is done on the JavaFX thread. */
    private static final int MOST_LINES = 10_000;

    private BrokerWords() {}

    /** What a broker adds to a reason code; empty when it adds nothing. */
    public static String line(BrokerReason reason) {
        return line("broker.reason", reason.text());
    }

    /** To add to a sentence of ours. */
    public static String after(BrokerReason reason) {
        return Stream.of(line(reason), properties(reason))
                .filter(each -> !each.isEmpty())
                .map(each -> "\n" + each)
                .collect(Collectors.joining());
    }

    private static String properties(BrokerReason reason) {
        return reason.userProperties().isEmpty()
                ? ""
                : Texts.get(
                        "broker.properties",
                        ForeignText.names(reason.userProperties().stream()
                                .limit(MOST_PROPERTIES)
                                .map(each -> each.name() + "=" + each.value())
                                .toList()));
    }

    /** The advice of a state, with the topics and the reason string that belong to it. */
    public static String advice(SessionState state) {
        PacketFault fault = state.fault().orElse(null);
        return Stream.of(
                        state.advice(),
                        fault == null ? "" : line("broker.fault.topic", fault.topic()),
                        fault == null ? "" : line("broker.fault.last", fault.lastTopic()),
                        line(state.reason()),
                        line("broker.server", state.reason().serverReference()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** All that is known of a state, on as many lines as it takes; what the broker says is not cut. */
    public static String details(SessionState state) {
        BrokerReason reason = state.reason();
        Stream<String> said = Stream.concat(
                Stream.of(whole("broker.reason", reason.text()), whole("broker.server", reason.serverReference())),
                Stream.of(lines(reason.userProperties())));
        return Stream.concat(Stream.of(state.summary(), advice(state), state.detail()), said)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** User properties, each on a line of its own; of very many the first, and how many are left out. */
    public static String lines(List<UserProperty> properties) {
        String lines = properties.stream()
                .limit(MOST_LINES)
                .map(each -> VisibleLine.of(each.name()) + ": " + VisibleLine.of(each.value()))
                .collect(Collectors.joining("\n"));
        return properties.size() <= MOST_LINES
                ? lines
                : lines + "\n" + Texts.get("broker.moreProperties", properties.size() - MOST_LINES);
    }

    private static String whole(String key, String foreign) {
        return foreign.isEmpty() ? "" : Texts.get(key, VisibleLine.of(foreign));
    }

    private static String line(String key, String foreign) {
        return foreign.isEmpty() ? "" : Texts.get(key, ForeignText.quoted(foreign));
    }
}
