// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.publish.PublishResult;

class SessionViewModelTest {
    /** The second does not end in 0, because ages are updated in those that do. */
    private static final long NOW = 1_700_000_001_000_000_000L;

    private Instant now = Instant.parse("2026-03-04T12:03:05Z");

    /** Nothing else arrives meanwhile; the session must be updated all the same. */
    @Test
    void aPublishWithoutAnAnswerIsLookedAtUntilItIsToldThatThereIsNone() {
        CompletableFuture<PublishResult> never = new CompletableFuture<>();
        InstantSource clock = () -> now;
        ConnectionProfile profile = ConnectionProfile.of(
                "one", "one", BrokerAddress.parse("mqtt://one.example").address());
        Session session = new Session(profile, new ConnectionSecrets(), 1 << 20, 10_000);
        SessionViewModel model =
                SessionModels.of(session, (id, change) -> {}, request -> never, clock.withZone(ZoneOffset.UTC));
        // The first tick is also new: nothing has arrived yet.
        model.tick(NOW - 100_000_000_000L);
        model.tick(NOW);
        assertThat(model.isOutOfDate(NOW)).isFalse();

        model.publish().connectedProperty().set(true);
        model.publish().topicProperty().set("t");
        model.publish().send();
        model.tick(NOW);
        assertThat(model.isOutOfDate(NOW)).isTrue();
        now = now.plusSeconds(10);
        model.tick(NOW);

        assertThat(model.publish().outcomeProperty().get().text()).startsWith("The broker has not answered since ");
        assertThat(model.isOutOfDate(NOW)).isFalse();
        model.close().join();
    }
}
