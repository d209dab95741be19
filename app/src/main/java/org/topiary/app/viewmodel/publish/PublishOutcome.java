// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

/**
 * The result of the last message.
 *
 * @param text one sentence that names topic and QoS, with the time of day once there is an answer
 * @param topic the topic under which the broker published the message; empty until then, and after clearing a retained
 *     message
 */
public record PublishOutcome(Kind kind, String text, String topic) {
    /** The state of the last message. */
    public enum Kind {
        /** Nothing has been sent yet, or the message was changed since. */
        NONE,
        SENDING,
        ACCEPTED,
        REFUSED
    }

    static final PublishOutcome NONE = new PublishOutcome(Kind.NONE, "", "");
}
