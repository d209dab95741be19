// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.List;
import java.util.Locale;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.SecretField;

/** Reads the options {@code -D command identifier value} and {@code -x} of Mosquitto's clients: MQTT 5 properties. */
final class MosquittoProperties {
    private final ConnectionDraft draft;
    private boolean expiryGiven;

    MosquittoProperties(ConnectionDraft draft) {
        this.draft = draft;
    }

    boolean expiryGiven() {
        return expiryGiven;
    }

    /** Seconds; -1 and ∞ mean no expiry. */
    void sessionExpiry(String value) {
        expiryGiven = true;
        boolean forEver = value.equals("-1") || value.equals("∞");
        draft.options().sessionExpirySeconds(forEver ? ConnectOptions.LARGEST_UNSIGNED_INT : MqttFx.number(value, -1));
    }

    /**
     * Reads one property.
     *
     * @param words the words, starting with the command
     * @return the number of words consumed
     */
    int read(List<String> words) {
        boolean pair = words.size() > 1 && words.get(1).equals("user-property");
        int length = pair ? 4 : 3;
        if (words.size() < length) {
            draft.note(Phrase.of("import.option.value", "-D"));
            return words.size();
        }
        String command = words.get(0).toLowerCase(Locale.ROOT);
        String name = words.get(1);
        String value = words.get(2);
        boolean known = switch (command) {
            case "connect" -> pair ? property(value, words.get(3)) : connect(name, value);
            case "will" -> pair ? willProperty(value, words.get(3)) : will(name, value);
            default -> false;
        };
        if (!known) {
            draft.note(Phrase.of("import.without", Phrase.of("import.what.property", words.get(0), name)));
        }
        return length;
    }

    private boolean property(String name, String value) {
        draft.options().property(name, value);
        return true;
    }

    private boolean willProperty(String name, String value) {
        draft.options().willProperty(name, value);
        return true;
    }

    private boolean connect(String name, String value) {
        DraftOptions options = draft.options();
        long number = MqttFx.number(value, -1);
        switch (name) {
            case "session-expiry-interval" -> sessionExpiry(value);
            case "receive-maximum" -> options.receiveMaximum(number);
            case "maximum-packet-size" -> options.maximumPacketSize(number);
            case "topic-alias-maximum" -> options.topicAliasMaximum(number);
            case "request-response-information" -> options.responseInformation(number == 1);
            case "request-problem-information" -> options.problemInformation(number == 1);
            case "authentication-method" -> draft.profile().enhancedAuth(new EnhancedAuth(value));
            case "authentication-data" -> draft.secret(SecretField.AUTHENTICATION_DATA, value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean will(String name, String value) {
        DraftOptions options = draft.options();
        long number = MqttFx.number(value, -1);
        switch (name) {
            case "will-delay-interval" -> options.willDelaySeconds(number);
            case "message-expiry-interval" -> options.willExpirySeconds(number);
            case "content-type" -> options.willContentType(value);
            case "response-topic" -> options.willResponseTopic(value);
            case "correlation-data" -> options.willCorrelation(value);
            default -> {
                return false;
            }
        }
        return true;
    }
}
