// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.Locale;
import java.util.stream.Stream;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.PairList;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.WebSocketOptions;

/** The options of the WebSocket handshake; the path is part of the address. */
public final class WebSocketSection extends FormSection {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final TextInput subprotocol = input("ws-subprotocol", WebSocketSection::tokenFault);
    private final SecretInput authorization = new SecretInput(
            SecretField.WEBSOCKET_AUTHORIZATION, input("ws-authorization", WebSocketSection::valueFault));
    private final PairList headers;

    WebSocketSection(ConnectionProfile profile) {
        subprotocol.textProperty().set(profile.webSocket().subprotocol());
        headers = new PairList(
                "ws-header",
                profile.webSocket().headers(),
                WebSocketSection::nameFault,
                WebSocketSection::valueFault,
                this::update);
        start();
    }

    /** The subprotocol; if empty, {@code mqtt}. */
    public TextInput subprotocol() {
        return subprotocol;
    }

    public SecretInput authorization() {
        return authorization;
    }

    public PairList headers() {
        return headers;
    }

    private static String tokenFault(String text) {
        return text.strip().matches(TOKEN) ? "" : Texts.get("form.ws.token");
    }

    private static String nameFault(String text) {
        return text.strip().toLowerCase(Locale.ROOT).equals("authorization")
                ? Texts.get("form.ws.authorization.apart")
                : tokenFault(text);
    }

    private static String valueFault(String text) {
        // RFC 9110, section 5.5: visible ASCII, spaces and tabs.
        return text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t') ? "" : Texts.get("form.ws.value");
    }

    @Override
    Stream<TextInput> moreInputs() {
        return headers.inputs();
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        profile.webSocket(new WebSocketOptions(
                subprotocol.isBlank() ? WebSocketOptions.DEFAULT.subprotocol() : subprotocol.value(),
                headers.values()));
    }

    @Override
    Stream<String> differences() {
        boolean usual = subprotocol.isBlank() || subprotocol.value().equals(WebSocketOptions.DEFAULT.subprotocol());
        int count = headers.values().size();
        return Stream.of(
                usual ? "" : Texts.get("form.ws.subprotocol.is", subprotocol.value()),
                count == 0 ? "" : Texts.get("form.ws.headers.is", count));
    }
}
