// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;

/** Only records the actions that the start page requests, such as "home with secret" or "demo". */
public final class RecordedOpener implements ConnectionOpener {
    private final List<String> done;

    /** @param done receives the records */
    public RecordedOpener(List<String> done) {
        this.done = done;
    }

    @Override
    public void open(ConnectionProfile profile, ConnectionSecrets secrets) {
        byte[] password = secrets.copy(SecretField.PASSWORD);
        done.add((profile.name().isEmpty() ? profile.address().host() : profile.name()) + " "
                + (password == null ? "without" : "with " + new String(password, StandardCharsets.UTF_8)));
    }

    @Override
    public CompletableFuture<Void> test(
            ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask) {
        done.add("test");
        secrets.close();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public ProxyChoice defaultProxy() {
        return ProxyChoice.DEFAULT;
    }

    @Override
    public void useAsDefaultProxy(ProxyChoice proxy) {
        done.add("default proxy " + proxy.host());
    }

    @Override
    public void choseModule(String path) {
        done.add("module " + path);
    }

    @Override
    public void openDemo() {
        done.add("demo");
    }
}
