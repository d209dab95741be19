// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.store.Settings.Theme;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;

class DefaultProxyTest {
    @TempDir
    private Path folder;

    private TestSettings settings;
    private DefaultProxy proxy;

    @BeforeEach
    void open() {
        settings = new TestSettings(folder);
        proxy = new DefaultProxy(settings.live);
    }

    @AfterEach
    void close() {
        proxy.close();
        settings.close();
    }

    private ProxyChoice saved() {
        return settings.store.get().defaultProxy();
    }

    @Test
    void aKindWithoutAHostIsSavedAtOnce() {
        proxy.kindProperty().set(Kind.NONE);
        assertThat(saved()).isEqualTo(ProxyChoice.NONE);

        proxy.kindProperty().set(Kind.SYSTEM);
        assertThat(saved()).isEqualTo(ProxyChoice.DEFAULT);
    }

    @Test
    void aProxyIsSavedOnceItIsComplete() {
        proxy.kindProperty().set(Kind.NONE);
        proxy.kindProperty().set(Kind.HTTP);
        proxy.host().textProperty().set("proxy.plant.example");

        assertThat(saved()).isEqualTo(ProxyChoice.NONE);
        assertThat(proxy.port().isWrong()).isTrue();
        assertThat(proxy.pendingProperty().get()).contains("no proxy");

        proxy.port().textProperty().set("3128");
        assertThat(saved()).isEqualTo(new ProxyChoice(Kind.HTTP, "proxy.plant.example", 3128, ""));
        assertThat(proxy.pendingProperty().get()).isEmpty();
    }

    @Test
    void aHostWithAPathIsRefusedAndTheLastProxyHolds() {
        proxy.kindProperty().set(Kind.SOCKS5);
        proxy.host().textProperty().set("[::1]");
        proxy.port().textProperty().set("1080");
        proxy.host().textProperty().set("host/path");

        assertThat(proxy.host().isWrong()).isTrue();
        assertThat(saved()).isEqualTo(new ProxyChoice(Kind.SOCKS5, "::1", 1080, ""));
    }

    @Test
    void otherChangesLeaveWhatIsBeingTyped_andAResetIsShown() {
        proxy.kindProperty().set(Kind.NONE);
        proxy.kindProperty().set(Kind.HTTP);
        proxy.host().textProperty().set("half");
        settings.store.update(now -> now.withTheme(Theme.DARK));
        assertThat(proxy.host().textProperty().get()).isEqualTo("half");
        assertThat(proxy.kindProperty().get()).isEqualTo(Kind.HTTP);

        settings.live.set(ProgramSettings.PROXY, ProgramSettings.PROXY.standard());

        assertThat(proxy.kindProperty().get()).isEqualTo(Kind.SYSTEM);
    }
}
