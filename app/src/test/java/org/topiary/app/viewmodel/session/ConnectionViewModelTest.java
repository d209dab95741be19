// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.tls.ServerCertificate;

class ConnectionViewModelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Subscription EVERYTHING = new Subscription("#", Qos.AT_LEAST_ONCE, false);
    private static final Subscription HOME = new Subscription("home/#", Qos.AT_LEAST_ONCE, false);

    private final List<SessionViewModel> open = new ArrayList<>();
    private ConnectionProfile kept = profile("mqtt://localhost:1");

    private static ConnectionProfile profile(String url) {
        return ConnectionProfile.of("id", "broker", BrokerAddress.parse(url).address());
    }

    private SessionViewModel open(ConnectionProfile profile) {
        kept = profile;
        SessionViewModel model = SessionModels.of(profile, (id, change) -> kept = change.apply(kept));
        open.add(model);
        return model;
    }

    @AfterEach
    void close() {
        open.forEach(model -> model.close().join());
    }

    private static ServerCertificate certificate(String sha256, Instant notAfter) {
        return new ServerCertificate(
                "CN=plant", "CN=authority", List.of("plant"), NOW.minusSeconds(9), notAfter, "1", sha256, "RSA 2048");
    }

    @Test
    void aCertificateThatIsTrustedIsPinnedInTheProfileThatIsKeptToo() {
        ConnectionViewModel connection = open(profile("mqtts://127.0.0.1:1")).connection();

        connection.trust(certificate("ab", NOW));
        assertThat(connection.profileProperty().get().tls().pinned()).isEqualTo(Set.of("ab"));
        assertThat(connection.profileProperty().get().tls().acceptAnything()).isFalse();
        assertThat(kept.tls().pinned()).isEqualTo(Set.of("ab"));

        connection.acceptAnything();
        assertThat(kept.tls().acceptAnything()).isTrue();
        assertThat(kept.tls().pinned()).isEqualTo(Set.of("ab"));
        connection.checkAgain();
        assertThat(kept.tls().acceptAnything()).isFalse();
    }

    @Test
    void whatWaitsSaysWhyUntilItConnects() {
        SessionViewModel model = open(profile("mqtt://127.0.0.1:1"));
        model.connection().await("There is no password.");
        assertThat(model.connection().waitingProperty().get()).isEqualTo("There is no password.");
        model.connect();
        assertThat(model.connection().waitingProperty().get()).isEmpty();
    }

    @Test
    void aPublicBrokerIsNotSubscribedToEverythingUnasked() {
        SessionViewModel model = open(profile("mqtt://test.mosquitto.org").toBuilder()
                .subscriptions(List.of(EVERYTHING, HOME))
                .build());
        ConnectionViewModel connection = model.connection();
        model.connect();

        assertThat(connection.asksEverythingProperty().get()).isTrue();
        assertThat(connection.waitingProperty().get()).contains("test.mosquitto.org");
        assertThat(model.session().state().phase()).isEqualTo(Phase.DISCONNECTED);
        connection.leaveQuestion();
        assertThat(connection.asksEverythingProperty().get()).isFalse();
        assertThat(model.session().state().phase()).isEqualTo(Phase.DISCONNECTED);
    }

    @Test
    void theQuestionBeforeSubscribingToEverythingCanBeSwitchedOff() {
        ConnectionViewModel connection = open(profile("mqtt://broker.hivemq.com").toBuilder()
                        .subscriptions(List.of(HOME))
                        .build())
                .connection();
        connection.setMayAskEverything(() -> false);

        connection.setSubscriptions(List.of(EVERYTHING));

        assertThat(connection.asksEverythingProperty().get()).isFalse();
        assertThat(connection.subscriptions()).containsExactly(EVERYTHING);
    }

    @Test
    void aBrokerOfOnesOwnIsSubscribedToEverythingWithoutAQuestion() {
        SessionViewModel model = open(profile("mqtt://127.0.0.1:1"));
        model.connect();
        assertThat(model.connection().asksEverythingProperty().get()).isFalse();
        assertThat(model.session().state().phase()).isNotEqualTo(Phase.DISCONNECTED);
    }

    @Test
    void everythingAddedOnAPublicBrokerIsAskedForAndMayBeNarrowed() {
        ConnectionViewModel connection = open(profile("mqtt://broker.hivemq.com").toBuilder()
                        .subscriptions(List.of(HOME))
                        .build())
                .connection();

        connection.setSubscriptions(List.of(HOME, EVERYTHING));
        assertThat(connection.asksEverythingProperty().get()).isTrue();
        assertThat(connection.subscriptions()).containsExactly(HOME);

        connection.subscribeTo("plant/+/state");
        assertThat(connection.subscriptions())
                .extracting(Subscription::filter)
                .containsExactly("home/#", "plant/+/state");
        assertThat(kept.subscriptions()).isEqualTo(connection.subscriptions());

        connection.setSubscriptions(List.of(EVERYTHING));
        connection.subscribeToEverything();
        assertThat(connection.subscriptions()).containsExactly(EVERYTHING);
        connection.setSubscriptions(List.of(HOME));
        connection.setSubscriptions(List.of(EVERYTHING));
        assertThat(connection.asksEverythingProperty().get()).as("asked again").isFalse();
    }

    @Test
    void oneClientIdInTwoSessionsOfOneBrokerIsWarnedOf() {
        ConnectionProfile one =
                profile("mqtt://127.0.0.1:1").toBuilder().clientId("station").build();
        Session first = open(one).session();
        Session same = open(one.toBuilder().id("2").name("twin").build()).session();
        Session elsewhere = open(profile("mqtt://127.0.0.1:2").toBuilder()
                        .clientId("station")
                        .build())
                .session();
        Session random = open(profile("mqtt://127.0.0.1:1")).session();

        assertThat(ConnectionViewModel.sameClientId(same, List.of(elsewhere, random, first)))
                .hasValueSatisfying(text -> assertThat(text).contains("broker", "twin", "station"));
        assertThat(ConnectionViewModel.sameClientId(elsewhere, List.of(first, random)))
                .isEmpty();
        assertThat(ConnectionViewModel.sameClientId(random, List.of(first))).isEmpty();
    }

    @Test
    void aCertificateThatExpiresWithin30DaysIsToldOf() {
        ServerCertificate soon = certificate("01", Instant.parse("2026-03-21T13:00:00Z"));
        ServerCertificate late = certificate("02", Instant.parse("2027-03-21T13:00:00Z"));
        ServerCertificate gone = certificate("03", Instant.parse("2026-02-21T13:00:00Z"));

        assertThat(CertificateFacts.expiry("plant", List.of(late, soon), NOW))
                .hasValueSatisfying(text -> assertThat(text).contains("plant", "20 days", "CN=plant"));
        assertThat(CertificateFacts.expiry("plant", List.of(gone), NOW))
                .hasValueSatisfying(text -> assertThat(text).contains("expired"));
        assertThat(CertificateFacts.expiry("plant", List.of(late), NOW)).isEmpty();
        assertThat(CertificateFacts.expiry("plant", List.of(), NOW)).isEmpty();
    }

    @Test
    void theFingerprintIsToldInPiecesThatCanBeCompared() {
        String sha256 = "00112233445566778899aabbccddeeff".repeat(2);
        List<Facts> facts = CertificateFacts.of(List.of(certificate(sha256, NOW.plusSeconds(86_400 * 3L))), NOW);
        assertThat(Facts.text(facts)).contains("0011 2233 4455", "CN=authority", "3 days left", "RSA 2048");
    }
}
