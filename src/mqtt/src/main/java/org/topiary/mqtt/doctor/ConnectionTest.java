// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;

/**
 * Tries a connection step by step, as a session would open it, and reports what each step found and how long it took.
 * It leaves nothing behind: no state on the broker, no retained message, no thread. The last will is not set.
 */
public final class ConnectionTest {
    private ConnectionTest() {}

    /**
     * Starts a test; returns at once.
     *
     * <p>All steps are first reported as {@link TestStep.State#WAITING}, then each one whenever it changes. The first
     * step that fails ends the test, and the rest is reported as not reached; only after a refused filter does the test
     * continue.
     *
     * <p>The test uses a random client id if the profile has none, if the broker keeps a session for the profile's,
     * which the test would delete, or if the profile's is in use in this program. Otherwise it uses the profile's, as
     * the broker may accept no other. The broker then disconnects any other client that is connected with this id; the
     * CONNACK step warns of this before CONNECT is sent.
     *
     * @param profile its proxy must be resolved
     * @param secrets what the profile needs of them; the test takes ownership and wipes them at the end
     * @param clientIdInUse whether a session of this program is open with the profile's client id
     * @param onStep called for one change at a time, on any thread
     * @param ask asked before the last step
     * @return completes, always normally, when the test has ended and its connection is closed; cancelling it ends the
     *     test at once, and no further changes are reported
     */
    public static CompletableFuture<Void> run(
            ConnectionProfile profile,
            ConnectionSecrets secrets,
            boolean clientIdInUse,
            Consumer<TestStep> onStep,
            PublishQuestion ask) {
        return new ConnectionProbe(profile, secrets, clientIdInUse, onStep, ask).start();
    }

    /** Runs a test of a connection whose client id no session of this program uses. */
    public static CompletableFuture<Void> run(
            ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask) {
        return run(profile, secrets, false, onStep, ask);
    }
}
