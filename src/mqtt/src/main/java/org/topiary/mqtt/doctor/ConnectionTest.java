// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;

/**
 * Tries a connection step by step, the way a session would make it, and tells what each step found and how long it
 * took. It leaves nothing behind: no state on the broker, no retained message, no thread. The last will is not set.
 */
public final class ConnectionTest {
    private ConnectionTest() {}

    /**
     * Starts a test; returns at once.
     *
     * <p>All steps are told at the beginning as {@link TestStep.State#WAITING}, then each as it goes. The first that
     * fails ends the test, and the rest is told as not reached; only a filter that is refused keeps nothing else from
     * being tried.
     *
     * <p>A random client id is used where the profile has none, where the broker keeps a session for the profile's,
     * which the test would throw away, and where it is in use here. Otherwise the profile's own is used, as the broker
     * may let in no other: a client elsewhere that is connected with it is thrown out, which the step of the CONNACK
     * says before it is sent.
     *
     * @param profile its proxy is resolved
     * @param secrets what the profile needs of them; taken over, and wiped in the end
     * @param clientIdInUse whether a session of this program is open with the profile's client id
     * @param onStep told one after the other, on any thread
     * @param ask asked before the last step
     * @return completes, always normally, when the test is over and its connection closed; to cancel it ends the test
     *     at once, after which no step is told any more
     */
    public static CompletableFuture<Void> run(
            ConnectionProfile profile,
            ConnectionSecrets secrets,
            boolean clientIdInUse,
            Consumer<TestStep> onStep,
            PublishQuestion ask) {
        return new ConnectionProbe(profile, secrets, clientIdInUse, onStep, ask).start();
    }

    /** A test of a connection whose client id no session of this program uses. */
    public static CompletableFuture<Void> run(
            ConnectionProfile profile, ConnectionSecrets secrets, Consumer<TestStep> onStep, PublishQuestion ask) {
        return run(profile, secrets, false, onStep, ask);
    }
}
