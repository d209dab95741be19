// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import org.jspecify.annotations.Nullable;

/** Rules for topic names and topic filters (MQTT 5, section 4.7). */
public final class TopicNames {
    private TopicNames() {}

    /** Why a text cannot be published to, as a sentence; null when it can. */
    public static @Nullable String nameProblem(String topic) {
        throw new UnsupportedOperationException();
    }

    /** Why a text is no topic filter, as a sentence; null when it is one. */
    public static @Nullable String filterProblem(String filter) {
        throw new UnsupportedOperationException();
    }

    /** Whether a topic name matches a filter; topics that start with $ are not matched by a leading wildcard. */
    public static boolean matches(String filter, String topic) {
        throw new UnsupportedOperationException();
    }

    /** Whether a text has no lone surrogate: only then has it a UTF-8 form (MQTT 5, section 1.5.4). */
    static boolean isWellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (!Character.isHighSurrogate(text.charAt(at))
                        || ++at == text.length()
                        || !Character.isLowSurrogate(text.charAt(at))) {
                    return false;
                }
            }
        }
        return true;
    }
}
