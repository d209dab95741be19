// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.testkit.English;

class ProfileStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void everyFieldSurvives() {
        ConnectionProfile profile = ConnectionProfile.of(
                        "id-1",
                        "Plant \"north\"",
                        new BrokerAddress(Transport.SECURE_WEBSOCKET, "broker.example", 8443, "/mqtt"))
                .toBuilder()
                .clientId("client")
                .userName("user@plant")
                .options(ConnectOptions.DEFAULT.withCleanStart(false).withKeepAliveSeconds(0))
                .version(MqttVersion.MQTT_3_1_1)
                .subscriptions(List.of(new Subscription("spBv1.0/#", Qos.AT_LEAST_ONCE, true)))
                .build();
        change(store -> {
            store.put(profile);
            store.used("id-1", NOON);
        });
        assertThat(profiles()).containsExactly(new SavedProfile(profile, Optional.of(NOON)));
        assertThat(problems).isEmpty();
    }

    @Test
    void anEditedProfileKeepsItsPlaceAndWhenItWasUsed() {
        change(store -> {
            store.put(profile("a", "Home"));
            store.put(profile("b", "Plant"));
            store.used("a", NOON);
        });
        change(store -> store.put(profile("a", "House")));
        assertThat(profiles())
                .containsExactly(
                        new SavedProfile(profile("a", "House"), Optional.of(NOON)),
                        new SavedProfile(profile("b", "Plant"), Optional.empty()));
    }

    @Test
    void aRemovedProfileCanBeRestored() {
        change(store -> store.put(profile("a", "Home")));
        SavedProfile removed = profiles().getFirst();
        change(store -> store.remove("a"));
        assertThat(profiles()).isEmpty();
        change(store -> store.restore(removed));
        assertThat(profiles()).containsExactly(removed);
    }

    @Test
    void unknownFieldsSurvive() throws IOException {
        write("""
                {"version":1,"look":{"accent":"blue"},"profiles":[
                  {"id":"a","name":"Home","address":"mqtt://h","mood":"calm"}]}
                """);
        change(store -> store.put(profile("a", "House")));
        assertThat(file()).content().contains("accent", "calm", "House");
    }

    @Test
    void anInvalidProfileIsReportedAndStaysInTheFile() throws IOException {
        write("""
                {"version":1,"profiles":[
                  {"id":"a","name":"Home","address":"carrier-pigeon://h"},
                  {"id":"b","name":"Plant","address":"mqtt://p"},
                  {"id":"c","name":"Future","address":"mqtt://p","mqttVersion":"6"},
                  {"id":"b","name":"Twin","address":"mqtt://p"},
                  {"name":"Nowhere"}, 17]}
                """);
        assertThat(profiles()).extracting(saved -> saved.profile().name()).containsExactly("Plant");
        assertThat(problems).hasSize(5);
        assertThat(problems.get(1)).contains("Future", "mqttVersion is \"6\"", "profiles.json");
        change(store -> store.remove("b"));
        assertThat(file())
                .content()
                .contains("carrier-pigeon", "Future", "Twin", "Nowhere", "17")
                .doesNotContain("Plant");
    }

    @Test
    void aBrokenFileIsKeptAndNewProfilesAreSaved() throws IOException {
        write("no JSON");
        change(store -> store.put(profile("a", "Home")));
        assertThat(folder.resolve("profiles.json.bad")).hasContent("no JSON");
        assertThat(profiles()).hasSize(1);
        assertThat(problems).hasSize(1);
    }

    @Test
    void noPasswordIsEverWritten() throws IOException {
        write("""
                {"version":1,"profiles":[{"id":"a","name":"Home","address":"mqtt://h","userName":"u","Password":"secret"}]}
                """);
        change(store -> store.put(profile("b", "Plant")));
        assertThat(Files.readString(file()).toLowerCase(Locale.ROOT))
                .doesNotContain("password")
                .doesNotContain("secret");
    }

    private static ConnectionProfile profile(String id, String name) {
        return ConnectionProfile.of(id, name, new BrokerAddress(Transport.TCP, "h", 1883, ""));
    }

    private void change(Consumer<ProfileStore> change) {
        try (ProfileStore store = new ProfileStore(folder, problem -> problems.add(English.text(problem)))) {
            change.accept(store);
        }
    }

    private List<SavedProfile> profiles() {
        try (ProfileStore store = new ProfileStore(folder, problem -> problems.add(English.text(problem)))) {
            return store.profiles();
        }
    }

    private Path file() {
        return folder.resolve(ProfileStore.FILE_NAME);
    }

    private void write(String json) throws IOException {
        Files.writeString(file(), json);
    }
}
