// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.testkit.MosquittoBroker;

/** Tests what opens automatically, and what the window says or asks when something is opened. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class OpeningStoryTest {
    private static final String PUBLIC_HOST = "test.mosquitto.org";

    @TempDir
    private Path dataDir;

    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        explorer = Explorer.open(dataDir);
    }

    @AfterEach
    void end() throws IOException {
        explorer.close();
        broker.close();
    }

    private String url() {
        return "mqtt://127.0.0.1:" + broker.port();
    }

    @Test
    void aConnectionThatConnectsAtTheStartDoesSoThoughItsTabWasClosed() throws Exception {
        explorer.startPage().fillForm(url(), null);
        explorer.fire("#form-section-general");
        explorer.fire("#form-auto-connect");
        explorer.fire("#form-connect");
        explorer.waitForState("Connected");
        explorer.press(KeyCode.CONTROL, KeyCode.W);
        explorer.waitFor("the tab to go", () -> explorer.windowModel().all().isEmpty());
        explorer.close();

        explorer = Explorer.open(dataDir);

        explorer.waitForState("Connected");
        assertThat(explorer.session().profile().autoConnect()).isTrue();
        assertThat(explorer.windowModel().all()).hasSize(1);
    }

    /**
     * A module's code runs here as soon as it is loaded, and the connection that names it may come from someone else.
     */
    @Test
    void aModuleThatWasNotChosenHereIsLoadedOnlyOnceTheUserAgrees() throws Exception {
        explorer.close();
        Path module = Files.writeString(dataDir.resolve("module.so"), "no library");
        Files.writeString(dataDir.resolve("profiles.json"), """
                {"version":2,"profiles":[{"id":"1","name":"token","address":"mqtts://127.0.0.1:%d","autoConnect":true,
                  "reconnect":{"enabled":false},"tls":{"identity":{"kind":"pkcs11","library":"%s"}}}]}
                """.formatted(
                        broker.port(), module.toString().replace("\\", "\\\\")));

        explorer = Explorer.open(dataDir);
        explorer.waitFor(
                "the connection to wait",
                () -> explorer.texts().stream().anyMatch(text -> text.contains("not chosen on this computer")));
        assertThat(explorer.isShown("#dialog-action")).isFalse();
        explorer.fire("#banner-retry");
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
        assertThat(explorer.texts()).anyMatch(text -> text.contains("“" + module + "”"));
        explorer.fire("#dialog-cancel");
        assertThat(explorer.session().state().phase()).isEqualTo(Phase.DISCONNECTED);

        explorer.fire("#banner-retry");
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
        explorer.fire("#dialog-action");
        explorer.waitFor(
                "the module to be tried",
                () -> explorer.texts().stream().anyMatch(text -> text.contains("Cannot use the PKCS#11 module")));
        explorer.fire("#banner-retry");
        explorer.waitFor(
                "the module to be tried again", () -> explorer.session().state().phase() == Phase.FAILED);
        assertThat(explorer.isShown("#dialog-action")).isFalse();
    }

    @Test
    void theTestOfAConnectionAsksBeforeItLoadsAModuleToo() throws Exception {
        explorer.close();
        Path module = Files.writeString(dataDir.resolve("module.so"), "no library");
        Files.writeString(dataDir.resolve("profiles.json"), """
                {"version":2,"profiles":[{"id":"1","name":"token","address":"mqtts://127.0.0.1:%d",
                  "tls":{"identity":{"kind":"pkcs11","library":"%s"}}}]}
                """.formatted(
                        broker.port(), module.toString().replace("\\", "\\\\")));

        explorer = Explorer.open(dataDir);
        explorer.waitFor(
                "the card", () -> !explorer.startPage().cardText("token").isEmpty());
        explorer.startPage().menu("token", "Edit");
        explorer.waitFor("the form", () -> explorer.isShown("#form-test"));
        explorer.fire("#form-test");
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
        explorer.fire("#dialog-cancel");
        explorer.waitFor(
                "why there is no test", () -> explorer.label("#test-problem").contains("not chosen on this computer"));
    }

    @Test
    void aStartWithALinkAsksFirst() throws Exception {
        explorer.close();
        ConnectionProfile linked = ConnectionProfile.of(
                "linked", "linked", BrokerAddress.parse(url()).address());

        explorer = Explorer.open(dataDir, new LaunchPlan.Start.Connection(linked, true));
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
        assertThat(explorer.windowModel().all()).isEmpty();
        explorer.fire("#dialog-action");
        explorer.waitForState("Connected");
    }

    /** The password applies only to the address of the command line, not to later addresses. */
    @Test
    void thePasswordOfTheEnvironmentIsUsedOnceAndOnlyWithAUserName() throws Exception {
        explorer.close();
        Environment usual = Explorer.environment(dataDir, new TestKeychain());
        Environment environment = new Environment(
                usual.keychain(),
                usual.home(),
                usual.tools(),
                usual.files(),
                usual.browser(),
                Map.of("TOPIARY_PASSWORD", "hush"),
                usual.decoders());
        ConnectionProfile own = ConnectionProfile.of(
                        "own", "own", BrokerAddress.parse(url()).address())
                .toBuilder()
                .userName("ann")
                .build();

        explorer = Explorer.open(dataDir, environment, new LaunchPlan.Start.Connection(own, false));
        explorer.waitForState("Connected");
        assertThat(Main.openLater(explorer.desktop(), List.of("mqtt://ann@127.0.0.1:" + broker.port())))
                .isEmpty();
        explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
        explorer.fire("#dialog-action");
        explorer.startPage().show();
        explorer.waitFor("the password to be asked for", () -> explorer.isShown("#prompt-password"));
        assertThat(explorer.windowModel().all()).hasSize(1);
    }

    @Test
    void aStartWithAnAddressOpensThatAloneAndTheTabsOfBeforeReturnWithTheNextPlainStart() throws Exception {
        explorer.startPage().connect(url(), null);
        explorer.waitForState("Connected");
        String kept = explorer.session().profile().id();
        explorer.close();

        ConnectionProfile visited = ConnectionProfile.of(
                "visited", "visited", BrokerAddress.parse(url()).address());
        explorer = Explorer.open(dataDir, new LaunchPlan.Start.Connection(visited, false));
        explorer.waitForState("Connected");
        assertThat(explorer.windowModel().all()).containsExactly(explorer.model());
        assertThat(explorer.session().profile().id()).isEqualTo("visited");
        explorer.close();

        explorer = Explorer.open(dataDir);
        explorer.waitForState("Connected");
        assertThat(explorer.windowModel().all()).containsExactly(explorer.model());
        assertThat(explorer.session().profile().id()).isEqualTo(kept);
    }

    @Test
    void twoOpenTabsWithOneClientIdAreWarnedOf() {
        connectWithClientId("one");
        SessionViewModel first = explorer.model();
        assertThat(explorer.notices()).isEmpty();
        connectWithClientId("other");

        assertThat(explorer.notices()).hasSize(1);
        assertThat(explorer.notices().getFirst()).startsWith("“other” and “one” use the same client ID, same-7,");
        explorer.waitFor(
                "the first to be thrown out", () -> first.stateProperty().get().phase() != Phase.CONNECTED);
        Snapshots.save(explorer.scene(), "same-client-id");
    }

    private void connectWithClientId(String name) {
        explorer.startPage().fillForm(url(), null);
        explorer.setText("#form-name", name);
        explorer.fire("#form-section-connection");
        explorer.setText("#form-client-id", "same-7");
        explorer.fire("#form-connect");
        explorer.waitForState("Connected");
    }

    /** The names of public brokers resolve to this computer, see {@link PublicBrokersHere}. */
    @Test
    void everythingOnAPublicBrokerIsAskedFirstAndANarrowerFilterIsKept() throws Exception {
        explorer.startPage().connect("mqtt://" + PUBLIC_HOST + ":" + broker.port(), null);
        explorer.waitFor("the question", () -> explorer.isShown("#everything-filter"));
        assertThat(explorer.model().stateProperty().get().phase()).isEqualTo(Phase.DISCONNECTED);
        Snapshots.save(explorer.scene(), "everything");

        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("the question to go", () -> !explorer.isShown("#everything-filter"));
        assertThat(explorer.label("#banner-advice")).contains(PUBLIC_HOST, "public broker");
        assertThat(explorer.model().stateProperty().get().phase()).isEqualTo(Phase.DISCONNECTED);
        Snapshots.save(explorer.scene(), "everything-waits");

        explorer.click("#banner-retry");
        explorer.waitFor("the question again", () -> explorer.isShown("#everything-filter"));
        explorer.write("home/#");
        explorer.click("#everything-narrow");
        explorer.waitForState("Connected");
        assertThat(explorer.session().subscriptions())
                .filteredOn(Subscription::enabled)
                .extracting(Subscription::filter)
                .contains("home/#")
                .doesNotContain("#");
        explorer.publish().send("elsewhere/a", "1", 1, false);
        explorer.publish().send("home/a", "2", 1, false);
        explorer.waitFor("what was subscribed to", () -> explorer.tree().messages("home/a") == 1);
        assertThat(explorer.tree().messages("elsewhere/a")).isZero();
        Path profiles = dataDir.resolve("profiles.json");
        explorer.waitFor(
                "the profile to be kept",
                () -> Files.exists(profiles) && Files.readString(profiles).contains("home/#"));
        assertThat(explorer.notices()).isEmpty();
    }
}
