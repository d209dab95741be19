// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;

/** What the start page asks the rest of the program to do. Called on the JavaFX application thread. */
public interface StartActions {
    /**
     * Opens a connection.
     *
     * @param secrets for the callee, which closes them when it is done; may be empty
     */
    void open(ConnectionProfile profile, ConnectionSecrets secrets);

    /**
     * Tries a connection step by step; as {@link org.topiary.mqtt.doctor.ConnectionTest#run}.
     *
     * @param secrets for the callee, which closes them when it is done
     */
    CompletableFuture<Void> test(
            ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask);

    /** What connections go through whose profile names no proxy. */
    ProxyChoice defaultProxy();

    /** Has connections whose profile names no proxy go through this from now on, which has no log-in. */
    void useAsDefaultProxy(ProxyChoice proxy);

    /** Notes that the user chose a PKCS#11 module, whose code may be loaded from now on. */
    void choseModule(String path);

    /** Starts the embedded broker with its simulated sites, and opens a connection to it. */
    void openDemo();
}
