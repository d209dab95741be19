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

/** Quotes texts from a broker on separate lines, distinguished from our own. */
public final class BrokerWords {
    /** Maximum number of properties that are counted; a packet may carry millions. */
    private static final int MAX_PROPERTIES = 1_000;

    /** Maximum number of properties that are listed in full; this runs on the JavaFX application thread. */
    private static final int MAX_LINES = 10_000;

    private BrokerWords() {}

    /** The broker's explanation of a reason code; empty when there is none. */
    public static String line(BrokerReason reason) {
        return line("broker.reason", reason.text());
    }

    /** A text to append to one of our sentences. */
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
                                .limit(MAX_PROPERTIES)
                                .map(each -> each.name() + "=" + each.value())
                                .toList()));
    }

    /** The advice for a state, with its topics and its reason string. */
    public static String advice(SessionState state) {
        PacketFault fault = state.fault().orElse(null);
        return Stream.of(
                        Texts.get(state.advice()),
                        fault == null ? "" : line("broker.fault.topic", fault.topic()),
                        fault == null ? "" : line("broker.fault.last", fault.lastTopic()),
                        line(state.reason()),
                        line("broker.server", state.reason().serverReference()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Everything known about a state, in as many lines as needed; the broker's text is not shortened. */
    public static String details(SessionState state) {
        BrokerReason reason = state.reason();
        Stream<String> said = Stream.concat(
                Stream.of(whole("broker.reason", reason.text()), whole("broker.server", reason.serverReference())),
                Stream.of(lines(reason.userProperties())));
        return Stream.concat(Stream.of(Texts.get(state.summary()), advice(state), Texts.get(state.detail())), said)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** User properties, one per line; of a large number only the first, and how many are omitted. */
    public static String lines(List<UserProperty> properties) {
        String lines = properties.stream()
                .limit(MAX_LINES)
                .map(each -> VisibleLine.of(each.name()) + ": " + VisibleLine.of(each.value()))
                .collect(Collectors.joining("\n"));
        return properties.size() <= MAX_LINES
                ? lines
                : lines + "\n" + Texts.get("broker.moreProperties", properties.size() - MAX_LINES);
    }

    private static String whole(String key, String foreign) {
        return foreign.isEmpty() ? "" : Texts.get(key, VisibleLine.of(foreign));
    }

    private static String line(String key, String foreign) {
        return foreign.isEmpty() ? "" : Texts.get(key, ForeignText.quoted(foreign));
    }
}
