// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

import org.jspecify.annotations.Nullable;

/**
 * The client's side of one enhanced authentication (MQTT 5, section 4.12), from CONNECT to CONNACK. One call at a time.
 * {@link #close} wipes what is secret.
 */
interface AuthDialogue extends AutoCloseable {
    /** The data of the CONNECT; null for none. */
    byte @Nullable [] first();

    /** Answers an AUTH of the broker, whose data is empty if it had none. May take long. */
    byte @Nullable [] next(byte[] data) throws AuthenticationFailure;

    /** Judges a CONNACK that lets us in, whose data is empty if it had none. */
    void accepted(byte[] data) throws AuthenticationFailure;

    @Override
    void close();
}
