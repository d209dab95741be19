// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription.RetainHandling;

/**
 * Reads the JSON that MQTTX exports: a list of connections, or a single one. Versions up to 1.9 have the MQTT 5 fields
 * next to the others. Its database and its export as XML have to be exported as JSON first.
 */
final class Mqttx implements ImportFormat {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** Client ids that MQTTX generates for each connection. */
    private static final Pattern GENERATED = Pattern.compile("mqttx_[0-9a-f]{8}");

    @Override
    public boolean accepts(ImportSource source) throws ImportException {
        return isDatabase(source.bytes())
                || isXml(source)
                || source.json()
                        .filter(root -> root.isArray() || root.has("host"))
                        .isPresent();
    }

    private static boolean isDatabase(byte[] bytes) {
        return bytes.length >= SQLITE.length && Arrays.equals(bytes, 0, SQLITE.length, SQLITE, 0, SQLITE.length);
    }

    private static boolean isXml(ImportSource source) throws ImportException {
        return source.xml()
                .filter(root -> root.all("oneConnection").findAny().isPresent())
                .isPresent();
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) throws ImportException {
        if (isDatabase(source.bytes())) {
            throw new ImportException(ImportException.Reason.NEEDS_EXPORT, Phrase.of("import.mqttx.database"));
        }
        if (isXml(source)) {
            throw new ImportException(ImportException.Reason.NEEDS_EXPORT, Phrase.of("import.mqttx.json"));
        }
        read(source.json().orElseThrow(), findings);
    }

    private static void read(JsonNode root, ImportCollector findings) {
        if (root.isArray()) {
            findings.expect(root.size());
            root.forEach(json -> readOne(json, findings));
        } else {
            readOne(root, findings);
        }
    }

    private static void readOne(JsonNode json, ImportCollector findings) {
        JsonEntry entry = new JsonEntry(json);
        findings.add(entry.text("name"), draft -> fill(draft, entry));
    }

    private static void fill(ConnectionDraft draft, JsonEntry entry) {
        if (!entry.json().isObject()) {
            throw new InvalidInputException(Phrase.of("import.entry"));
        }
        boolean clean = entry.flag("clean", true);
        draft.address(transport(entry), entry.text("host"), entry.number("port", 0), entry.text("path"));
        draft.version(entry.text("mqttVersion"));
        draft.profile().userName(entry.text("username"));
        draft.secret(SecretField.PASSWORD, entry.text("password"));
        draft.options().cleanStart(clean);
        clientId(draft, entry, clean);
        draft.options().keepAliveSeconds(entry.number("keepalive", ConnectOptions.DEFAULT_KEEP_ALIVE_SECONDS));
        if (entry.has("connectTimeout")) {
            draft.timeoutSeconds(entry.number("connectTimeout", 10));
        }
        draft.reconnect(entry.flag("reconnect", true), entry.number("reconnectPeriod", 4_000));
        tls(draft, entry);
        properties(draft, entry, clean);
        will(draft, entry.group("will"));
        entry.list("subscriptions").forEach(subscription -> subscription(draft, subscription));
        if (entry.flag(JsonTree.MESSAGES, false)) {
            draft.note(Phrase.of("import.without", Phrase.of("import.what.messages")));
        }
        entry.ignore(
                "id",
                "name",
                "unreadMessageCount",
                "isCollection",
                "orderId",
                "parentId",
                "createAt",
                "updateAt",
                "pushProps");
        entry.noteOthers(draft);
    }

    private static Transport transport(JsonEntry entry) {
        boolean ssl = entry.flag("ssl", false);
        return switch (entry.text("protocol")) {
            case "mqtt", "" -> ssl ? Transport.TLS : Transport.TCP;
            case "mqtts" -> Transport.TLS;
            case "ws" -> ssl ? Transport.SECURE_WEBSOCKET : Transport.WEBSOCKET;
            case "wss" -> Transport.SECURE_WEBSOCKET;
            default -> throw new InvalidInputException(Phrase.of("import.protocol", entry.text("protocol")));
        };
    }

    private static void clientId(ConnectionDraft draft, JsonEntry entry, boolean clean) {
        String id = entry.text("clientId");
        boolean madeUp = clean && GENERATED.matcher(id).matches();
        if (entry.flag("clientIdWithTime", false)) {
            draft.note(Phrase.of("import.clientid.time"));
        } else if (!madeUp) {
            draft.profile().clientId(id);
        }
    }

    private static void tls(ConnectionDraft draft, JsonEntry entry) {
        boolean own = entry.text("certType").equals("self");
        String ca = entry.text("ca");
        String certificate = entry.text("cert");
        String key = entry.text("key");
        if (own) {
            draft.tls().authorityFile(ca);
            draft.tls().clientFiles(certificate, key);
        }
        JsonNode alpn = entry.first("ALPNProtocols");
        draft.tls().alpn(DraftTls.listed(alpn.isArray() ? alpn.toString() : alpn.asText("")));
        boolean checked = entry.flag("rejectUnauthorized", true);
        if (!checked && transport(entry).isTls()) {
            draft.tls().unchecked(false);
        }
    }

    private static void properties(ConnectionDraft draft, JsonEntry entry, boolean clean) {
        Both both = new Both(entry);
        DraftOptions options = draft.options();
        JsonNode expiry = both.get("sessionExpiryInterval");
        if (!clean) {
            options.sessionExpirySeconds(expiry.asLong(ConnectOptions.LARGEST_UNSIGNED_INT));
        } else if (expiry.asLong(0) != 0) {
            options.sessionExpirySeconds(expiry.asLong());
        }
        both.ifNumber("receiveMaximum", options::receiveMaximum);
        both.ifNumber("maximumPacketSize", options::maximumPacketSize);
        both.ifNumber("topicAliasMaximum", options::topicAliasMaximum);
        options.responseInformation(
                both.get("requestResponseInformation").asBoolean(ConnectOptions.DEFAULT.requestResponseInformation()));
        options.problemInformation(
                both.get("requestProblemInformation").asBoolean(ConnectOptions.DEFAULT.requestProblemInformation()));
        JsonEntry.userProperties(both.get("userProperties"), options::property);
        draft.profile()
                .enhancedAuth(new EnhancedAuth(both.get("authenticationMethod").asText("")));
        JsonNode data = both.get("authenticationData");
        if (data.isTextual()) {
            draft.secret(SecretField.AUTHENTICATION_DATA, data.textValue());
        } else {
            draft.secret(SecretField.AUTHENTICATION_DATA, bytes(data.path("data")));
        }
    }

    private static byte[] bytes(JsonNode list) {
        byte[] bytes = new byte[Math.min(list.size(), 65_535)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) list.path(i).asInt();
        }
        return bytes;
    }

    private static void will(ConnectionDraft draft, JsonEntry will) {
        String topic = will.text("lastWillTopic");
        if (topic.isEmpty()) {
            return;
        }
        DraftOptions options = draft.options();
        options.will(
                topic, will.text("lastWillPayload"), will.number("lastWillQos", 0), will.flag("lastWillRetain", false));
        Both both = new Both(will);
        both.ifNumber("willDelayInterval", options::willDelaySeconds);
        both.ifNumber("messageExpiryInterval", options::willExpirySeconds);
        options.willContentType(both.get("contentType").asText(""));
        options.willResponseTopic(both.get("responseTopic").asText(""));
        options.willCorrelation(both.get("correlationData").asText(""));
        JsonEntry.userProperties(both.get("userProperties"), options::willProperty);
        if (both.get("payloadFormatIndicator").asBoolean(false)) {
            draft.note(Phrase.of("import.without", Phrase.of("import.what.will.format")));
        }
    }

    private static void subscription(ConnectionDraft draft, JsonEntry entry) {
        String filter = entry.text("topic");
        RetainHandling handling = switch ((int) entry.number("rh", 0)) {
            case 1 -> RetainHandling.SEND_IF_NEW;
            case 2 -> RetainHandling.DO_NOT_SEND;
            default -> RetainHandling.SEND;
        };
        draft.subscribe(
                filter,
                entry.number("qos", 0),
                !entry.flag("disabled", false),
                entry.flag("nl", false),
                entry.flag("rap", false),
                handling);
        draft.notCarried(Phrase.of("import.what.subscription.alias", filter), entry.text("alias"));
        draft.notCarried(Phrase.of("import.what.subscription.id", filter), entry.text("subscriptionIdentifier"));
        if (!entry.first("userProperties").isEmpty()) {
            draft.note(Phrase.of("import.without", Phrase.of("import.what.subscription.properties", filter)));
        }
    }

    /** The MQTT 5 fields, under {@code properties} or, in old files, next to the others. */
    private static final class Both {
        private final JsonEntry flat;
        private final JsonEntry grouped;

        Both(JsonEntry entry) {
            flat = entry;
            grouped = entry.group("properties");
        }

        JsonNode get(String name) {
            JsonNode old = flat.first(name);
            JsonNode value = grouped.first(name);
            return value.isMissingNode() ? old : value;
        }

        void ifNumber(String name, LongConsumer use) {
            JsonNode value = get(name);
            if (value.isNumber() || (value.isTextual() && !value.textValue().isBlank())) {
                use.accept(value.asLong(-1));
            }
        }
    }
}
