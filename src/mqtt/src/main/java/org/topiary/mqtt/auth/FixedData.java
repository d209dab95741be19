// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.auth;

import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.Secret;

/** A method whose data, such as a token, is known in advance and sent with the CONNECT. */
final class FixedData implements AuthDialogue {
    private final String method;
    private final byte @Nullable [] data;

    /** @param data owned by this object from now on */
    FixedData(String method, byte @Nullable [] data) {
        this.method = method;
        this.data = data;
    }

    @Override
    public byte @Nullable [] first() {
        return data;
    }

    @Override
    public byte[] next(byte[] question) throws AuthenticationFailure {
        throw new AuthenticationFailure(
                Phrase.of("auth.anotherStep", method),
                Phrase.of("auth.anotherStep.advice", EnhancedAuth.SCRAM_SHA_256));
    }

    @Override
    public void accepted(byte[] answer) {}

    @Override
    public void close() {
        Secret.wipe(data);
    }
}
