// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

import org.jspecify.annotations.Nullable;

/**
 * The client's side of one enhanced authentication (MQTT 5, section 4.12), from CONNECT to CONNACK. Not for concurrent
 * calls. {@link #close} wipes the secrets.
 */
interface AuthDialogue extends AutoCloseable {
    /** The data for the CONNECT; null for none. */
    byte @Nullable [] first();

    /** Answers an AUTH packet of the broker; its data is empty if it had none. May take long. */
    byte @Nullable [] next(byte[] data) throws AuthenticationFailure;

    /** Checks the CONNACK of an accepted connection; its data is empty if it had none. */
    void accepted(byte[] data) throws AuthenticationFailure;

    @Override
    void close();
}
