// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.core.log.Messages;

/** Selects the lane in which a message is read: a large one would delay those of other sessions. */
final class ReadLane {
    /** Payloads above this size may take too long for a lane with few threads. */
    private static final int LARGE_BYTES = 256 * 1024;

    private ReadLane() {}

    /** @param position of a message, which may have left the log */
    static Lane of(Messages log, long position) {
        Messages.Head head = log.readHead(position, 0);
        return head != null && head.payloadLength() > LARGE_BYTES ? Lane.SCAN : Lane.READ;
    }
}
