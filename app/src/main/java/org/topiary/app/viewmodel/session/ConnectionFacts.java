// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.BrokerWords;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.ConnectionInfo;
import org.topiary.mqtt.RefusedFilter;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.tls.TlsDetails;
import org.topiary.payload.ByteSize;

/** The parameters of a connection: MQTT, TLS with the server's certificates, and the contents of CONNACK. */
public final class ConnectionFacts {
    private static final int MAX_PROPERTIES = 50;

    private ConnectionFacts() {}

    /** @param info of the last successful connect */
    public static List<Facts> of(ConnectionProfile profile, ConnectionInfo info, Instant now) {
        List<Facts> sections = new ArrayList<>();
        List<Facts.Fact> connection = new ArrayList<>();
        connection.add(fact("details.address", profile.address().toUrl()));
        connection.add(fact("details.protocol", info.protocol()));
        if (!info.fallback().isEmpty()) {
            connection.add(fact("details.fallback", Texts.get(info.fallback())));
        }
        connection.add(Facts.Fact.quoted(Texts.get("details.clientId"), info.clientId()));
        connection.add(fact(
                "details.session", Texts.get(info.sessionPresent() ? "details.session.kept" : "details.session.new")));
        sections.add(new Facts(Texts.get("details.connection"), connection));
        info.tlsDetails().ifPresent(tls -> {
            sections.add(tls(tls));
            sections.addAll(CertificateFacts.of(tls.chain(), now));
        });
        sections.add(limits(info.limits()));
        if (!info.refusedFilters().isEmpty()) {
            sections.add(refused(info.refusedFilters()));
        }
        return sections;
    }

    /** The filters that the broker refused, each with the broker's full explanation. */
    private static Facts refused(List<RefusedFilter> filters) {
        List<Facts.Fact> facts = new ArrayList<>();
        for (RefusedFilter filter : filters) {
            facts.add(new Facts.Fact(ForeignText.line(filter.filter()), Texts.get(filter.why())));
            addText(facts, "details.reason", filter.reason().text());
            addProperties(facts, filter.reason().userProperties());
        }
        return new Facts(Texts.get("details.refused"), facts);
    }

    private static Facts tls(TlsDetails tls) {
        List<Facts.Fact> facts = new ArrayList<>();
        facts.add(fact("details.tlsVersion", tls.version().replace("TLSv", "TLS ")));
        facts.add(fact("details.cipherSuite", tls.cipherSuite()));
        if (!tls.applicationProtocol().isEmpty()) {
            facts.add(Facts.Fact.quoted(Texts.get("details.alpn"), tls.applicationProtocol()));
        }
        facts.add(fact(
                "details.trust",
                Texts.get(
                        switch (tls.trust()) {
                            case SYSTEM -> "details.trust.system";
                            case OWN_AUTHORITY -> "details.trust.own";
                            case PINNED -> "details.trust.pinned";
                            case ANYTHING -> "details.trust.anything";
                        })));
        return new Facts(Texts.get("details.tls"), facts);
    }

    private static Facts limits(BrokerLimits limits) {
        List<Facts.Fact> facts = new ArrayList<>();
        facts.add(fact("details.keepAlive", seconds(limits.keepAliveSeconds())));
        facts.add(fact(
                "details.sessionExpiry",
                limits.sessionExpirySeconds() == ConnectOptions.LARGEST_UNSIGNED_INT
                        ? Texts.get("details.never")
                        : seconds(limits.sessionExpirySeconds())));
        facts.add(fact("details.receiveMaximum", ShortNumbers.grouped(limits.receiveMaximum())));
        facts.add(
                fact("details.maximumQos", Integer.toString(limits.maximumQos().level())));
        facts.add(fact(
                "details.maximumPacketSize",
                limits.maximumPacketSize() < 0
                        ? Texts.get("details.noLimit")
                        : ByteSize.text(limits.maximumPacketSize())));
        facts.add(fact("details.topicAliasMaximum", ShortNumbers.grouped(limits.topicAliasMaximum())));
        facts.add(fact("details.retain", yesOrNo(limits.retainAvailable())));
        facts.add(fact("details.wildcards", yesOrNo(limits.wildcardSubscriptionAvailable())));
        facts.add(fact("details.identifiers", yesOrNo(limits.subscriptionIdentifiersAvailable())));
        facts.add(fact("details.shared", yesOrNo(limits.sharedSubscriptionAvailable())));
        addText(facts, "details.responseInformation", limits.responseInformation());
        addText(facts, "details.reason", limits.reasonString());
        addProperties(facts, limits.userProperties());
        return new Facts(Texts.get("details.limits"), facts);
    }

    /** Adds one row for each of the first properties; a packet may carry a million. */
    private static void addProperties(List<Facts.Fact> facts, List<UserProperty> properties) {
        properties.stream()
                .limit(MAX_PROPERTIES)
                .forEach(each -> facts.add(Facts.Fact.quoted(ForeignText.quoted(each.name()), each.value())));
        if (properties.size() > MAX_PROPERTIES) {
            List<UserProperty> more = properties.subList(MAX_PROPERTIES, properties.size());
            facts.add(new Facts.Fact(
                    Texts.get("details.userProperties"),
                    Texts.get("details.moreProperties", more.size()),
                    BrokerWords.lines(more)));
        }
    }

    private static void addText(List<Facts.Fact> facts, String key, String text) {
        if (!text.isEmpty()) {
            facts.add(Facts.Fact.quoted(Texts.get(key), text));
        }
    }

    private static Facts.Fact fact(String key, String value) {
        return new Facts.Fact(Texts.get(key), value);
    }

    private static String seconds(long seconds) {
        return seconds == 0 ? Texts.get("details.off") : Texts.get("details.seconds", seconds);
    }

    private static String yesOrNo(boolean value) {
        return Texts.get(value ? "details.yes" : "details.no");
    }
}
