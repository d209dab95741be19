// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Tests the form through the real window. */
final class FormStoryTest extends WindowStories {
    @Test
    void whatIsFilledInAndSavedIsThereAfterTheNextStart() throws IOException, TimeoutException {
        explorer.startPage().fillForm("wss://ada@broker.example:8084/feed", null);
        for (String section : new String[] {"general", "connection", "session", "tls", "will", "websocket", "proxy"}) {
            explorer.fire("#form-section-" + section);
        }
        explorer.setText("#form-folder", "plant/hall 2");
        explorer.setText("#form-client-id", "client 7");
        explorer.setText("#form-session-expiry", "3600");
        explorer.setText("#form-tls-server-name", "inner.example");
        explorer.fire("#form-will");
        explorer.setText("#form-will-topic", "status/ada");
        explorer.setText("#form-will-payload", "gone");
        explorer.setText("#form-ws-subprotocol", "mqttv3.1");
        explorer.fire("#form-save");
        explorer.waitFor("the card", () -> explorer.isShown(".connection-card"));

        explorer.close();
        explorer = Explorer.open(dataDir);
        explorer.waitFor("the card", () -> explorer.isShown(".connection-card"));
        assertThat(explorer.label(".start-folder")).isEqualTo("plant › hall 2");
        explorer.fire(".connection-card .card-actions > .button");
        explorer.waitFor("the form", () -> explorer.isShown("#form-url"));
        for (String section : new String[] {"general", "connection", "session", "tls", "will", "websocket"}) {
            explorer.fire("#form-section-" + section);
        }
        assertThat(explorer.textOf("#form-url")).isEqualTo("wss://ada@broker.example:8084/feed");
        assertThat(explorer.textOf("#form-folder")).isEqualTo("plant/hall 2");
        assertThat(explorer.textOf("#form-client-id")).isEqualTo("client 7");
        assertThat(explorer.textOf("#form-session-expiry")).isEqualTo("3600");
        assertThat(explorer.textOf("#form-tls-server-name")).isEqualTo("inner.example");
        assertThat(explorer.textOf("#form-will-topic")).isEqualTo("status/ada");
        assertThat(explorer.textOf("#form-will-payload")).isEqualTo("gone");
        assertThat(explorer.textOf("#form-ws-subprotocol")).isEqualTo("mqttv3.1");
    }
}
