// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

/**
 * What became of the last message.
 *
 * @param text one sentence, with the time of day when there is an answer
 */
public record PublishOutcome(Kind kind, String text) {
    /** How it stands. */
    public enum Kind {
        /** Nothing was sent yet. */
        NONE,
        SENDING,
        ACCEPTED,
        REFUSED
    }

    static final PublishOutcome NONE = new PublishOutcome(Kind.NONE, "");
}
