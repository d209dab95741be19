// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

/**
 * What became of the last message.
 *
 * @param text one sentence that names topic and QoS, with the time of day when there is an answer
 * @param topic where the broker has the message; empty until then, and when that is not where one would look for it
 */
public record PublishOutcome(Kind kind, String text, String topic) {
    /** How it stands. */
    public enum Kind {
        /** Nothing was sent yet, or something was changed since. */
        NONE,
        SENDING,
        ACCEPTED,
        REFUSED
    }

    static final PublishOutcome NONE = new PublishOutcome(Kind.NONE, "", "");
}
