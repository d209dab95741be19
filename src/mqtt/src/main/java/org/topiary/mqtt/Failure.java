// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Optional;

/**
 * Why there is no connection, for a person.
 *
 * @param summary one sentence: what happened
 * @param advice what it means and what to do; empty if there is nothing to say
 * @param detail the technical cause; empty if none
 * @param lasting whether trying again by itself is pointless or would do harm
 * @param untrusted the server, when its certificate was not accepted
 * @param asked the secret that is missing or was refused, when another may help
 */
record Failure(
        String summary,
        String advice,
        String detail,
        boolean lasting,
        Optional<UntrustedServer> untrusted,
        Optional<SecretField> asked) {
    Failure(String summary, String advice, String detail, boolean lasting) {
        this(summary, advice, detail, lasting, Optional.empty(), Optional.empty());
    }

    Failure withUntrusted(UntrustedServer server) {
        return new Failure(summary, advice, detail, lasting, Optional.of(server), asked);
    }

    /** With a sentence more of advice. */
    Failure adding(String sentence) {
        return new Failure(summary, (advice + " " + sentence).strip(), detail, lasting, untrusted, asked);
    }

    Failure asking(SecretField secret) {
        return new Failure(summary, advice, detail, lasting, untrusted, Optional.of(secret));
    }
}
