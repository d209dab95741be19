// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import org.topiary.core.log.Message;

/**
 * Facts about a message other than its payload.
 *
 * @param topic the topic name as it was sent
 * @param properties MQTT 5 properties
 */
public record MessageInfo(
        long position,
        String topic,
        long timeNanos,
        int qos,
        boolean retained,
        boolean duplicate,
        int size,
        PropertyRows properties) {
    static MessageInfo of(Message message, String topic) {
        return new MessageInfo(
                message.position(),
                topic,
                message.timeNanos(),
                message.qos().level(),
                message.retained(),
                message.duplicate(),
                message.payload().length,
                PropertyRows.of(message.properties(), message.timeNanos()));
    }

    /** Whether it clears the retained message of its topic (MQTT 5, section 3.3.1.3). */
    public boolean clearsRetained() {
        return retained && size == 0;
    }
}
