// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** The user's choice of view for each topic. Beyond {@link #MAX_TOPICS}, the least recently used choice is dropped. */
final class ViewChoices {
    static final int MAX_TOPICS = 1_000;

    private final Map<Integer, ViewChoice> byTopic = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, ViewChoice> eldest) {
            return size() > MAX_TOPICS;
        }
    };

    /** @param topic a node of the topic tree */
    ViewChoice of(int topic) {
        return byTopic.getOrDefault(topic, ViewChoice.AUTOMATIC);
    }

    void put(int topic, ViewChoice choice) {
        if (choice == ViewChoice.AUTOMATIC) {
            byTopic.remove(topic);
        } else {
            byTopic.put(topic, choice);
        }
    }
}
