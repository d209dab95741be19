// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.topiary.app.IntegrationTest;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;

@IntegrationTest
class PasswordVariableTest {
    private static final ConnectionProfile NOBODY = ConnectionProfile.of(
            "1", "", BrokerAddress.parse("mqtt://plant.example").address());
    private static final ConnectionProfile ANN =
            NOBODY.toBuilder().userName("ann").build();

    private final PasswordVariable variable = new PasswordVariable(Map.of(PasswordVariable.NAME, "pä"));

    @Test
    void itIsForOneLogIn() {
        assertThat(variable.takeFor(ANN)).asString().isEqualTo("pä");
        assertThat(variable.takeFor(ANN)).isNull();
        assertThat(new PasswordVariable(Map.of()).takeFor(ANN)).isNull();
        assertThat(new PasswordVariable(Map.of(PasswordVariable.NAME, "")).takeFor(ANN))
                .isNull();
    }

    @Test
    void withoutAUserNameThereIsNone_norLater() {
        assertThat(variable.takeFor(NOBODY)).isNull();
        assertThat(variable.takeFor(ANN)).isNull();
    }

    @Test
    void otherProgramsDoNotGetIt() {
        ProcessBuilder program = new ProcessBuilder("browser");
        program.environment().put(PasswordVariable.NAME, "pä");
        program.environment().put("LANG", "C");

        assertThat(PasswordVariable.hiddenFrom(program).environment())
                .doesNotContainKey(PasswordVariable.NAME)
                .containsEntry("LANG", "C");
    }

    @Test
    void eachSystemHasItsWayToOpenAPage() {
        URI page = URI.create("https://mqtt.org/?a=b&c");

        assertThat(SystemBrowser.commands("Mac OS X", page)).containsExactly(List.of("open", page.toString()));
        assertThat(SystemBrowser.commands("Windows 11", page).getFirst()).startsWith("rundll32");
        assertThat(SystemBrowser.commands("Linux", page).getFirst()).containsExactly("xdg-open", page.toString());
    }
}
