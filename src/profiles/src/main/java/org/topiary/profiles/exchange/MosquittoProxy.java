// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.BrokerUrls;

/** Reads the option {@code --proxy}: {@code socks5h://[user[:password]@]host[:port]}. */
final class MosquittoProxy {
    private static final String SCHEME = "socks5h://";
    private static final int USUAL_PORT = 1080;

    private MosquittoProxy() {}

    static void fill(ConnectionDraft draft, String text) {
        if (!text.startsWith(SCHEME)) {
            draft.note(Phrase.of("import.proxy"));
            return;
        }
        try {
            BrokerUrls.Parts parts = BrokerUrls.split(text);
            String place = parts.bare().substring(SCHEME.length());
            int bracket = place.lastIndexOf(']');
            int colon = place.indexOf(':', Math.max(bracket, 0));
            String host = (colon < 0 ? place : place.substring(0, colon)).replaceAll("[\\[\\]]", "");
            long port = colon < 0 ? USUAL_PORT : MqttFx.number(place.substring(colon + 1), 0);
            draft.profile()
                    .proxy(new ProxyChoice(
                            ProxyChoice.Kind.SOCKS5, host, Math.clamp(port, 0, 65_536), parts.userName()));
            draft.secret(SecretField.PROXY_PASSWORD, parts.password());
        } catch (IllegalArgumentException e) {
            draft.note(Phrase.of("import.proxy"));
        }
    }
}
