// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.SecretField;

/** Reads a connection from the options of mosquitto_sub(1), mosquitto_pub(1) and mosquitto_rr(1). */
final class MosquittoOptions {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("--host", "-h"),
            Map.entry("--port", "-p"),
            Map.entry("--username", "-u"),
            Map.entry("--pw", "-P"),
            Map.entry("--id", "-i"),
            Map.entry("--id-prefix", "-I"),
            Map.entry("--topic", "-t"),
            Map.entry("--qos", "-q"),
            Map.entry("--keepalive", "-k"),
            Map.entry("--protocol-version", "-V"),
            Map.entry("--url", "-L"),
            Map.entry("--disable-clean-session", "-c"),
            Map.entry("--property", "-D"),
            Map.entry("--message", "-m"),
            Map.entry("--file", "-f"),
            Map.entry("--filter-out", "-T"),
            Map.entry("--unsubscribe", "-U"),
            Map.entry("--session-expiry-interval", "-x"));
    /** Options about the output, and about when the program ends. */
    private static final Set<String> OUTPUT_OPTIONS = Set.of(
            "-d",
            "--debug",
            "-E",
            "-l",
            "--stdin-line",
            "-n",
            "--null-message",
            "-N",
            "-r",
            "--retain",
            "-R",
            "-s",
            "--stdin-file",
            "-S",
            "-v",
            "--verbose",
            "--nodelay",
            "--pretty",
            "--quiet",
            "--retained-only",
            "--remove-retained",
            "--retain-as-published",
            "--help",
            "--version");

    private static final Set<String> OF_THE_PROGRAM_WITH_VALUE =
            Set.of("-C", "-F", "-W", "-M", "-o", "--random-filter", "--repeat", "--repeat-delay", "--watch");

    private final ConnectionDraft draft;
    private final boolean subscribes;
    private final List<String> topics = new ArrayList<>();
    private final MosquittoProperties properties;
    private List<String> words = List.of();
    private int at;

    private String host = "localhost";
    private String url = "";
    private long port;
    private long qos;
    private boolean persistent;
    private boolean tls;
    private String certificate = "";
    private String key = "";
    private String willTopic = "";
    private String willPayload = "";
    private long willQos;
    private boolean willRetain;

    /** @param program the program that the options are for */
    MosquittoOptions(ConnectionDraft draft, String program) {
        this.draft = draft;
        subscribes = program.equals("mosquitto_sub");
        properties = new MosquittoProperties(draft);
    }

    void read(List<String> arguments) {
        words = arguments;
        WorkStage stage = WorkStage.current();
        for (at = 0; at < words.size(); at++) {
            stage.check();
            String option = words.get(at);
            read(SHORT.getOrDefault(option, option));
        }
        finish();
    }

    private void read(String option) {
        switch (option) {
            case "-h" -> host = value();
            case "-p" -> port = number();
            case "-L" -> url = value();
            case "-u" -> draft.profile().userName(value());
            case "-P" -> draft.secret(SecretField.PASSWORD, value());
            case "-i" -> draft.profile().clientId(value());
            case "-I" -> draft.notCarried(Phrase.of("import.what.clientid.prefix"), value());
            case "-t" -> topics.add(value());
            case "-q" -> qos = number();
            case "-c" -> persistent = true;
            case "-k" -> draft.options().keepAliveSeconds(number());
            case "-V" -> draft.version(value());
            case "-x" -> properties.sessionExpiry(value());
            case "-D" -> at += properties.read(words.subList(at + 1, words.size()));
            case "--will-topic" -> willTopic = value();
            case "--will-payload" -> willPayload = value();
            case "--will-qos" -> willQos = number();
            case "--will-retain" -> willRetain = true;
            case "--proxy" -> MosquittoProxy.fill(draft, value());
            default -> readTls(option);
        }
    }

    private void readTls(String option) {
        switch (option) {
            case "--cafile" -> {
                tls = true;
                draft.tls().authorityFile(value());
            }
            case "--capath" -> {
                tls = true;
                draft.note(Phrase.of("import.capath", value()));
            }
            case "--cert" -> certificate = value();
            case "--key" -> key = value();
            case "--tls-use-os-certs" -> tls = true;
            case "--tls-alpn" -> draft.tls().alpn(DraftTls.listed(value()));
            case "--tls-version" -> draft.tls().version(value());
            case "--insecure" -> draft.tls().unchecked(true);
            case "--ciphers", "--tls13-ciphers" -> draft.notCarried(Phrase.of("import.what.ciphers"), value());
            case "--psk" -> {
                // The note must not contain the key.
                value();
                draft.note(Phrase.of("import.psk"));
            }
            case "--psk-identity", "--tls-engine-kpass-sha1" -> value();
            case "--tls-engine" -> draft.notCarried(Phrase.of("import.what.engine"), value());
            case "--keyform" -> draft.notCarried(Phrase.of("import.what.keyform"), value().replace("pem", ""));
            default -> readOther(option);
        }
    }

    private void readOther(String option) {
        if (OUTPUT_OPTIONS.contains(option)) {
            return;
        }
        if (OF_THE_PROGRAM_WITH_VALUE.contains(option)) {
            value();
            return;
        }
        switch (option) {
            case "--unix" -> throw new InvalidInputException(Phrase.of("import.unix", value()));
            case "-A" -> draft.notCarried(Phrase.of("import.what.bind"), value());
            case "-T" -> draft.notCarried(Phrase.of("import.what.filterout"), value());
            case "-U" -> draft.notCarried(Phrase.of("import.what.unsubscribe"), value());
            case "-m", "-f" -> draft.notCarried(Phrase.of("import.what.message"), value());
            case "-e" -> draft.notCarried(Phrase.of("import.what.response"), value());
            default -> unknown(option);
        }
    }

    /**
     * Treats the next word as the option's value if it does not look like an option, and does not show it: it may be a
     * secret.
     */
    private void unknown(String option) {
        if (option.startsWith("-")) {
            draft.note(Phrase.of("import.option", option));
            if (at + 1 < words.size() && !words.get(at + 1).startsWith("-")) {
                at++;
            }
        } else {
            draft.note(Phrase.of("import.word"));
        }
    }

    private void finish() {
        if (url.isEmpty()) {
            boolean encrypted = tls || !certificate.isEmpty() || port == Transport.TLS.defaultPort();
            draft.address(encrypted ? Transport.TLS : Transport.TCP, host, port, "");
        } else {
            draft.url(url, qos);
        }
        draft.tls().clientFiles(certificate, key);
        draft.options().will(willTopic, willPayload, willQos, willRetain);
        if (persistent) {
            draft.options().cleanStart(false);
            if (!properties.expiryGiven()) {
                draft.options().sessionExpirySeconds(ConnectOptions.LARGEST_UNSIGNED_INT);
            }
        }
        for (String topic : topics) {
            if (subscribes) {
                draft.subscribe(topic, qos, true);
            } else {
                draft.notCarried(Phrase.of("import.what.topic", topic), topic);
            }
        }
    }

    /** The next word; empty, with a note, at the end of the line. */
    private String value() {
        if (at + 1 >= words.size()) {
            draft.note(Phrase.of("import.option.value", words.get(at)));
            return "";
        }
        return words.get(++at);
    }

    private long number() {
        return MqttFx.number(value(), -1);
    }
}
