// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;

/** Opens and tests connections for the start page. JavaFX application thread. */
public interface ConnectionOpener {
    /**
     * Opens a connection.
     *
     * @param secrets the callee takes ownership and closes them; may be empty
     */
    void open(ConnectionProfile profile, ConnectionSecrets secrets);

    /**
     * Tests a connection step by step; see {@link org.topiary.mqtt.doctor.ConnectionTest#run}.
     *
     * @param secrets the callee takes ownership and closes them
     */
    CompletableFuture<Void> test(
            ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask);

    /** The proxy for connections whose profile names none. */
    ProxyChoice defaultProxy();

    /** Sets the proxy for connections whose profile names none; it must have no login. */
    void useAsDefaultProxy(ProxyChoice proxy);

    /** Notes that the user selected a PKCS#11 module, whose code may be loaded from now on. */
    void choseModule(String path);

    /** Starts the embedded broker with its simulated sites, and opens a connection to it. */
    void openDemo();
}
