// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.exchange.XmlTree.Element;

/**
 * Reads {@code mqttfx-config.xml} of MQTT.fx 1. The format is undocumented: known options are read, and every other
 * option of a connection with a significant value is reported as not imported.
 */
final class MqttFx implements ImportFormat {
    private static final String PROFILES = "connectionProfiles";

    @Override
    public boolean accepts(ImportSource source) throws ImportException {
        return source.xml()
                .filter(root -> !root.first(PROFILES).children().isEmpty())
                .isPresent();
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) throws ImportException {
        read(source.xml().orElseThrow(), findings);
    }

    private static void read(Element root, ImportCollector findings) {
        List<Element> all = root.all(PROFILES)
                .flatMap(profiles -> profiles.all("connectionProfile"))
                .toList();
        findings.expect(all.size());
        all.forEach(profile -> findings.add(profile.text("profileName"), draft -> fill(draft, profile)));
    }

    private static void fill(ConnectionDraft draft, Element profile) {
        Element options = profile.first("connectionOptions");
        Known known = new Known(options);
        long port = number(profile.text("brokerPort"), 0);
        String ca = known.text("caFile");
        String certificate = known.text("clientCertificateFile");
        String key = known.text("clientKeyFile");
        boolean tls = known.flag("sslEnabled")
                || known.flag("useSSL")
                || known.flag("ssl")
                || !ca.isEmpty()
                || !certificate.isEmpty()
                || port == Transport.TLS.defaultPort();
        draft.address(tls ? Transport.TLS : Transport.TCP, profile.text("brokerAddress"), port == 0 ? 1883 : port, "");
        draft.version(known.text("mqttVersion"));
        draft.profile().clientId(known.text("clientId"));
        draft.profile().userName(known.text("userName"));
        draft.secret(SecretField.PASSWORD, known.text("password"));
        if (known.has("cleanSession")) {
            draft.options().cleanStart(known.flag("cleanSession"));
        }
        if (known.has("keepAliveInterval")) {
            draft.options().keepAliveSeconds(number(known.text("keepAliveInterval"), -1));
        }
        if (known.has("connectionTimeout")) {
            draft.timeoutSeconds(number(known.text("connectionTimeout"), -1));
        }
        draft.tls().authorityFile(ca);
        draft.tls().clientFiles(certificate, key);
        known.noteOthers(draft);

        profile.first("recentSubscriptionTopics").all("topic").forEach(topic -> {
            String filter = topic.text("name").isEmpty() ? topic.text() : topic.text("name");
            if (!filter.isEmpty()) {
                draft.subscribe(filter, 0, false);
            }
        });
        if (!profile.first("preDefinedMessages").children().isEmpty()) {
            draft.note(Phrase.of("import.without", Phrase.of("import.what.templates")));
        }
    }

    /**
     * The number, or the fallback if the text is empty; a text that is not a number gives a value out of all bounds.
     */
    static long number(String text, long fallback) {
        if (text.isEmpty()) {
            return fallback;
        }
        return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : Long.MIN_VALUE;
    }

    /** Options by name, with a record of which were read. */
    private static final class Known {
        private final Element options;
        private final Set<String> asked = new HashSet<>();

        Known(Element options) {
            this.options = options;
        }

        boolean has(String name) {
            return !text(name).isEmpty();
        }

        String text(String name) {
            asked.add(name);
            return options.text(name);
        }

        boolean flag(String name) {
            return Boolean.parseBoolean(text(name));
        }

        void noteOthers(ConnectionDraft draft) {
            for (Element option : options.children()) {
                String text = option.text();
                boolean silent =
                        option.children().isEmpty() && (text.isEmpty() || text.equals("false") || text.equals("0"));
                if (!silent && !asked.contains(option.name())) {
                    draft.note(Phrase.of("import.field", option.name()));
                }
            }
        }
    }
}
