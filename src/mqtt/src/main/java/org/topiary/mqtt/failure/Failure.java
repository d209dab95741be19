// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.packet.PacketFault;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.tls.UntrustedServer;
import org.topiary.mqtt.words.BrokerReason;

/**
 * Why there is no connection, for the user.
 *
 * @param summary one sentence: what happened
 * @param advice what it means and what to do; empty if there is nothing to say
 * @param detail the technical cause, which quotes the messages of exceptions; empty if none
 * @param lasting whether trying again automatically is pointless or would do harm
 * @param untrusted the server, if its certificate was not accepted
 * @param asked the secret that is missing or was refused, if another one may help
 * @param reason what the broker said about it
 * @param fault the packet of the broker that caused it
 */
public record Failure(
        Phrase summary,
        Phrase advice,
        Phrase detail,
        boolean lasting,
        Optional<UntrustedServer> untrusted,
        Optional<SecretField> asked,
        BrokerReason reason,
        Optional<PacketFault> fault) {
    public Failure(Phrase summary, Phrase advice, Phrase detail, boolean lasting) {
        this(summary, advice, detail, lasting, Optional.empty(), Optional.empty(), BrokerReason.NONE, Optional.empty());
    }

    Failure withUntrusted(UntrustedServer server) {
        return new Failure(summary, advice, detail, lasting, Optional.of(server), asked, reason, fault);
    }

    public Failure withReason(BrokerReason said) {
        return new Failure(summary, advice, detail, lasting, untrusted, asked, said, fault);
    }

    Failure withFault(PacketFault found) {
        return new Failure(summary, advice, detail, lasting, untrusted, asked, reason, Optional.of(found));
    }

    /** A copy with one more sentence of advice. */
    Failure withAdvice(Phrase sentence) {
        return new Failure(summary, advice.and(sentence), detail, lasting, untrusted, asked, reason, fault);
    }

    Failure asking(SecretField secret) {
        return new Failure(summary, advice, detail, lasting, untrusted, Optional.of(secret), reason, fault);
    }
}
