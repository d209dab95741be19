// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.viewmodel.session.SessionModels;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.ProfileStore;

@SuppressWarnings("NullAway.Init") // set before each test
class SessionNamesTest {
    @TempDir
    private Path folder;

    private final WindowViewModel window = new WindowViewModel();
    private ProfileStore profiles;
    private SessionNames names;

    @BeforeEach
    void start() {
        profiles = new ProfileStore(folder, problem -> {});
        names = new SessionNames(window, profiles);
    }

    @AfterEach
    void end() {
        window.close().join();
        profiles.close();
    }

    private static ConnectionProfile profile(String id, String name, String user) {
        return ConnectionProfile.of(
                        id, name, BrokerAddress.parse("mqtt://plant").address())
                .toBuilder()
                .userName(user)
                .build();
    }

    private SessionViewModel open(ConnectionProfile profile) {
        SessionViewModel session = SessionModels.of(names.named(profile), (id, change) -> {});
        names.add(session, profile);
        window.open(session);
        return session;
    }

    private static void assertName(SessionViewModel session, String name) {
        assertThat(session.nameProperty().get()).isEqualTo(name);
        assertThat(session.session().profile().name()).isEqualTo(name);
    }

    @Test
    void aTabSaysItsUserAsLongAsAnotherConnectionHasTheSameName() {
        SessionViewModel ann = open(profile("1", "", "ann"));
        assertName(ann, "plant");
        SessionViewModel bob = open(profile("2", "", "bob"));
        assertName(ann, "plant (ann)");
        assertName(bob, "plant (bob)");
        window.close(bob);
        assertName(ann, "plant");
    }

    @Test
    void aConnectionThatIsSavedRenamedOrRemovedRenamesTheTabs() {
        ConnectionProfile saved = profile("1", "", "ann");
        profiles.put(saved);
        SessionViewModel ann = open(saved);
        profiles.put(profile("2", "", "bob"));
        names.update();
        assertName(ann, "plant (ann)");
        profiles.put(saved.toBuilder().name("Hall 2").build());
        names.update();
        assertName(ann, "Hall 2");
        profiles.put(saved);
        profiles.remove("2");
        names.update();
        assertName(ann, "plant");
    }
}
