// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.Optional;

/** What is known about a session beyond the payloads of its messages, and when that changes. Any thread. */
public interface Knowledge {
    /** Nothing. */
    Knowledge NONE = new Knowledge() {
        @Override
        public <T> Optional<T> find(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public int changes() {
            return 0;
        }

        @Override
        public Object version(String topic, long position) {
            return "";
        }
    };

    /** See {@link org.topiary.payload.decode.Context#knowledge}. */
    <T> Optional<T> find(Class<T> type);

    /** The number of changes so far that may concern messages of several topics. */
    int changes();

    /**
     * What is known about a message: equal to an earlier result as long as decoding the message again would yield the
     * same.
     */
    Object version(String topic, long position);
}
