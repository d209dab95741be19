// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.app.viewmodel.input.PairList;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.SubscriptionPresets;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;

class FormSectionsTest {
    private static final ConnectionProfile PLAIN =
            ConnectionProfile.of("id", "Home", new BrokerAddress(Transport.TLS, "home", 8883, ""));

    private final ConnectionFormViewModel form = new ConnectionFormViewModel(Runnable::run, PLAIN, true, "Edit");

    @Test
    void everyFieldOfAProfileComesBackAsItWas() {
        ConnectionProfile full = FullProfile.of("id");
        assertThat(new ConnectionFormViewModel(Runnable::run, full, true, "Edit").submit())
                .contains(full);
    }

    static List<ClientIdentity> identities() {
        return List.of(
                new ClientIdentity.None(),
                new ClientIdentity.PemFiles("/a.crt", "/a.key"),
                new ClientIdentity.Pem(FullProfile.PEM),
                new ClientIdentity.KeyStoreFile("JKS", "/a.jks", ""),
                new ClientIdentity.Pkcs11("/usr/lib/softhsm.so", 3, "key"));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void everyKindOfClientCertificateComesBackAsItWas(ClientIdentity identity) {
        TlsOptions tls = new TlsOptions(
                new Authorities.PemFile("/ca.pem"),
                identity,
                "",
                List.of(),
                List.of("TLSv1.1"),
                List.of(),
                true,
                Set.of(),
                false);
        ConnectionProfile profile = PLAIN.toBuilder().tls(tls).build();
        ConnectionFormViewModel opened = new ConnectionFormViewModel(Runnable::run, profile, true, "Edit");
        opened.setKept(Set.of(SecretField.PRIVATE_KEY));
        assertThat(opened.submit()).contains(profile);
    }

    @Test
    void aProfileAsByDefaultHasNothingToSayInAnySection() {
        assertThat(form.sections())
                .allSatisfy(
                        section -> assertThat(section.summaryProperty().get()).isEmpty());
    }

    @Test
    void whatDiffersIsSaidInAFewWords() {
        ConnectionFormViewModel full = new ConnectionFormViewModel(Runnable::run, FullProfile.of("id"), true, "Edit");
        assertThat(full.general().summaryProperty().get()).isEqualTo("plant/hall 2, coloured, connects at start");
        assertThat(full.connection().summaryProperty().get())
                .isEqualTo("MQTT 5, client client 7, keep alive 17 s, timeout 2.5 s, no reconnect");
        assertThat(full.session().summaryProperty().get()).contains("session kept", "3 limits", "2 user properties");
        assertThat(full.login().summaryProperty().get()).isEqualTo("K8S-SAT");
        assertThat(full.tls().summaryProperty().get())
                .contains("own CA", "client certificate", "TLSv1.3", "a pinned certificate", "CERTIFICATE CHECKS OFF");
        assertThat(full.will().summaryProperty().get()).isEqualTo("to plant/hall 2/status");
        assertThat(full.webSocket().summaryProperty().get()).isEqualTo("subprotocol mqttv3.1, a header");
        assertThat(full.proxy().summaryProperty().get()).isEqualTo("SOCKS5 proxy.plant");
        assertThat(full.subscriptions().summaryProperty().get()).isEqualTo("plant/#");
    }

    @Test
    void numbersHaveTheBoundsOfTheProtocol() {
        rejects(form.session().expiry(), "4294967296", "-1", "x");
        rejects(form.session().receiveMaximum(), "0", "65536");
        rejects(form.session().packetSize(), "0", "268435461");
        rejects(form.session().aliasMaximum(), "65536", "99999999999999");
        rejects(form.connection().timeout(), "0.05", "601", "1.2345", "");
        rejects(form.connection().jitter(), "101", "");
        form.session().expiry().textProperty().set("4294967295");
        assertThat(form.submit())
                .hasValueSatisfying(profile -> assertThat(profile.options().sessionExpirySeconds())
                        .isEqualTo(ConnectOptions.LARGEST_UNSIGNED_INT));
    }

    private void rejects(TextInput input, String... wrong) {
        String before = input.textProperty().get();
        for (String text : wrong) {
            input.textProperty().set(text);
            assertThat(form.submit()).as(text).isEmpty();
            assertThat(input.errorProperty().get()).as(text).isNotEmpty();
        }
        input.textProperty().set(before);
        assertThat(form.submit()).isPresent();
    }

    @Test
    void theLongestDelayIsNotShorterThanTheFirst() {
        form.connection().firstDelay().textProperty().set("10");
        form.connection().longestDelay().textProperty().set("9,5");
        assertThat(form.firstError()).contains(form.connection().longestDelay());
        form.connection().longestDelay().textProperty().set("10");
        assertThat(form.submit())
                .hasValueSatisfying(profile ->
                        assertThat(profile.reconnect().longestMillis()).isEqualTo(10_000));
    }

    @Test
    void aWillNeedsATopicWithoutWildcards_andOnlyWhenThereIsOne() {
        form.will().topic().textProperty().set("a/#");
        assertThat(form.submit())
                .isPresent()
                .hasValueSatisfying(profile -> assertThat(profile.will()).isEmpty());
        form.will().enabledProperty().set(true);
        assertThat(form.firstError()).contains(form.will().topic());
        form.will().topic().textProperty().set("");
        assertThat(form.submit()).isEmpty();
        form.will().topic().textProperty().set("status");
        form.will().payload().textProperty().set("hex:0");
        assertThat(form.firstError()).contains(form.will().payload());
        form.will().payload().textProperty().set("hex: 00 ff");
        assertThat(form.submit())
                .hasValueSatisfying(profile ->
                        assertThat(profile.will().orElseThrow().payload()).containsExactly(0, 0xff));
    }

    @Test
    void filtersFollowTheRulesOfTheProtocol_andNoneIsThereTwice() {
        SubscriptionRow row = form.subscriptions().add();
        for (String wrong : new String[] {
            "a#", "#/a", "a+/b", "#", "", "$share/g", "$share//x", "$share/g/", "$share/+/x", "$share/g/a#"
        }) {
            row.filter().textProperty().set(wrong);
            assertThat(form.submit()).as(wrong).isEmpty();
        }
        row.filter().textProperty().set("$share/g/a/#");
        assertThat(form.submit()).isPresent();
        row.noLocalProperty().set(true);
        assertThat(form.submit()).isEmpty();
        assertThat(row.filter().errorProperty().get()).contains("No Local");
        row.noLocalProperty().set(false);
        row.filter().textProperty().set("a/+/#");
        assertThat(form.submit()).isPresent();
        form.subscriptions().remove(row);
        form.subscriptions().addAll(SubscriptionPresets.SPARKPLUG.subscriptions());
        form.subscriptions().addAll(SubscriptionPresets.SPARKPLUG.subscriptions());
        assertThat(form.submit())
                .hasValueSatisfying(
                        profile -> assertThat(profile.subscriptions()).hasSize(5));
    }

    @Test
    void filesAndPastedKeysAreAskedForWhenTheyAreChosen_butNotWithoutTls() {
        form.tls().trustedProperty().set(TlsSection.Trusted.FILE);
        assertThat(form.submit()).isEmpty();
        assertThat(form.firstError()).contains(form.tls().authorityFile());
        form.tls().trustedProperty().set(TlsSection.Trusted.SYSTEM);
        form.tls().identity().kindProperty().set(IdentityFields.Kind.PASTED);
        form.tls().identity().certificateText().textProperty().set(FullProfile.PEM);
        assertThat(form.firstError())
                .contains(form.tls().identity().privateKey().input());
        form.tls().identity().privateKey().input().textProperty().set("a key");
        assertThat(form.firstError())
                .contains(form.tls().identity().privateKey().input());
        form.address().tlsProperty().set(false);
        assertThat(form.firstError()).isEmpty();
    }

    @Test
    void aProxyNeedsHostAndPort_andAuthorizationIsNoOtherHeader() {
        form.proxy().kindProperty().set(ProxyChoice.Kind.HTTP);
        assertThat(form.submit()).isEmpty();
        form.proxy().host().textProperty().set("[::1]");
        form.proxy().port().textProperty().set("3128");
        assertThat(form.submit())
                .hasValueSatisfying(profile ->
                        assertThat(profile.proxy()).isEqualTo(new ProxyChoice(ProxyChoice.Kind.HTTP, "::1", 3128, "")));
        PairList.Pair header = form.webSocket().headers().add();
        header.name().textProperty().set("authorization");
        header.value().textProperty().set("Bearer x");
        assertThat(header.name().errorProperty().get()).contains("header field above");
    }

    @Test
    void secretsThatAreTypedOrForgottenAreChanges_othersStay() {
        form.setKept(Set.of(SecretField.PASSWORD, SecretField.KEY_PASSPHRASE));
        form.tls().identity().passphrase().forget();
        form.proxy().password().input().textProperty().set("tunnel");
        try (SecretChanges changes = form.secretChanges()) {
            assertThat(changes.removed()).containsExactly(SecretField.KEY_PASSPHRASE);
            assertThat(changes.typed().copy(SecretField.PROXY_PASSWORD))
                    .isEqualTo("tunnel".getBytes(StandardCharsets.UTF_8));
            assertThat(changes.typed().has(SecretField.PASSWORD)).isFalse();
        }
        form.clearSecrets();
        assertThat(form.proxy().password().input().textProperty().get()).isEmpty();
    }

    @Test
    void aSecretDoesNotTravelToAnotherHost() {
        form.address().host().textProperty().set("evil");
        try (SecretChanges changes = form.secretChanges()) {
            assertThat(changes.removed())
                    .contains(
                            SecretField.PASSWORD, SecretField.AUTHENTICATION_DATA, SecretField.WEBSOCKET_AUTHORIZATION);
        }
    }
}
