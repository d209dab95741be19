// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.util.List;
import org.topiary.payload.decode.DecodeProblem;

/**
 * What the births of edge nodes and devices say about their later messages, as of the position of a message. Any
 * thread; does not block.
 */
public interface MetricNames {
    /** Whether the birth that a message refers to is known. */
    enum Known {
        YES,
        /** None had arrived before the message, or none since the last NBIRTH of the node. */
        NOT_YET,
        /** It had arrived, but made room for newer ones. */
        NO_LONGER,
        /** The messages up to this one have not been read yet: the newest birth may turn out not to be the one. */
        NOT_READ
    }

    /**
     * The birth that was valid when a message arrived.
     *
     * @param position of the birth; -1 if there is none
     * @param metrics empty if there is no birth
     */
    record Birth(Known known, long position, MetricTable metrics) {
        /** No birth. */
        public static Birth unknown(Known why) {
            return new Birth(why, -1, MetricTable.EMPTY);
        }
    }

    /**
     * The birth that was valid for a topic when a message arrived: that of the device for topics of devices, otherwise
     * that of the node. A message that has not been read yet belongs to the newest birth, if there is one, until it is
     * read.
     *
     * @param position of the message; -1 for one that is in no log
     */
    Birth birth(String topic, long position);

    /**
     * What was wrong when a message arrived, other than that its birth is unknown, or lacks an alias. The ids begin
     * with {@code sparkplug.}, and have a sentence in the window.
     *
     * @param position of the message
     */
    List<DecodeProblem> problems(String topic, long position);
}
