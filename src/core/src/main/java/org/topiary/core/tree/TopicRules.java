// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;

/**
 * Rules for topic names and topic filters (MQTT 5, sections 4.7 and 4.8.2). Matches texts of any length and depth
 * without recursion.
 */
public final class TopicRules {
    private static final String SHARE = "$share";

    private TopicRules() {}

    /** Why a text is not a valid topic name; null if it is one. */
    public static @Nullable Phrase nameProblem(String topic) {
        Phrase problem = textProblem(Phrase.of("topic.what.name"), topic);
        if (problem != null) {
            return problem;
        }
        int at = firstWildcard(topic, 0);
        return at < 0 ? null : Phrase.of("topic.wildcard", String.valueOf(topic.charAt(at)), (at + 1));
    }

    /** Why a text is not a valid topic filter; null if it is one. */
    public static @Nullable Phrase filterProblem(String filter) {
        Phrase problem = textProblem(Phrase.of("topic.what.filter"), filter);
        if (problem != null) {
            return problem;
        }
        if (!isShared(filter)) {
            return wildcardProblem(filter, 0);
        }
        int nameStart = SHARE.length() + 1;
        int nameEnd = filter.indexOf('/', nameStart);
        if (nameEnd < 0 || nameEnd == filter.length() - 1) {
            return Phrase.of("topic.share.noFilter");
        }
        String name = filter.substring(nameStart, nameEnd);
        if (name.isEmpty() || name.contains("+") || name.contains("#")) {
            return Phrase.of("topic.share.name");
        }
        return wildcardProblem(filter, nameEnd + 1);
    }

    private static @Nullable Phrase wildcardProblem(String filter, int from) {
        int length = filter.length();
        for (int at = firstWildcard(filter, from); at >= 0; at = firstWildcard(filter, at + 1)) {
            char wildcard = filter.charAt(at);
            boolean alone =
                    (at == from || filter.charAt(at - 1) == '/') && (at == length - 1 || filter.charAt(at + 1) == '/');
            if (!alone) {
                return Phrase.of("topic.alone", String.valueOf(wildcard), (at + 1));
            }
            if (wildcard == '#' && at != length - 1) {
                return Phrase.of("topic.last", (at + 1));
            }
        }
        return null;
    }

    private static @Nullable Phrase textProblem(Phrase what, String text) {
        if (text.isEmpty()) {
            return Phrase.of("topic.empty", what);
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            return Phrase.of("topic.nul", what, (nul + 1));
        }
        int lone = loneSurrogate(text);
        if (lone >= 0) {
            String code = String.format(Locale.ROOT, "U+%04X", (int) text.charAt(lone));
            return Phrase.of("topic.surrogate", what, (lone + 1), code);
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > TopicTree.MAX_TOPIC_BYTES) {
            return Phrase.of("topic.long", what, bytes, TopicTree.MAX_TOPIC_BYTES);
        }
        return null;
    }

    /**
     * Whether a topic name matches a filter; topics that start with $ are not matched by a leading wildcard. A shared
     * subscription ({@code $share/NAME/FILTER}) matches what its filter matches.
     */
    public static boolean matches(String filter, String topic) {
        int at = ownStart(filter);
        if (at < 0) {
            return false;
        }
        if (topic.startsWith("$") && (filter.startsWith("+", at) || filter.startsWith("#", at))) {
            return false;
        }
        int topicAt = 0;
        while (true) {
            int end = levelEnd(filter, at);
            int topicEnd = levelEnd(topic, topicAt);
            if (end - at == 1 && filter.charAt(at) == '#') {
                return end == filter.length();
            }
            boolean any = end - at == 1 && filter.charAt(at) == '+';
            if (!any && (end - at != topicEnd - topicAt || !filter.regionMatches(at, topic, topicAt, end - at))) {
                return false;
            }
            if (topicEnd == topic.length()) {
                // "a/#" matches "a" as well: '#' includes the level above.
                return end == filter.length() || (filter.startsWith("/#", end) && end + 2 == filter.length());
            }
            if (end == filter.length()) {
                return false;
            }
            at = end + 1;
            topicAt = topicEnd + 1;
        }
    }

    private static int levelEnd(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    /** Whether a text contains a wildcard character anywhere. */
    public static boolean hasWildcard(String text) {
        return firstWildcard(text, 0) >= 0;
    }

    /** Index of the first + or # from an index on; -1 if there is none. */
    private static int firstWildcard(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '+' || text.charAt(at) == '#') {
                return at;
            }
        }
        return -1;
    }

    /** Whether a filter has the form of a shared subscription (MQTT 5, section 4.8.2), valid or not. */
    public static boolean isShared(String filter) {
        return filter.startsWith(SHARE) && filter.startsWith("/", SHARE.length());
    }

    /**
     * The filter of a shared subscription without {@code $share/NAME/}: what the broker matches topics against (MQTT 5,
     * section 4.8.2). Returns any other filter unchanged, and the empty string if nothing follows the name.
     */
    public static String withoutShare(String filter) {
        int start = ownStart(filter);
        return start < 0 ? "" : filter.substring(start);
    }

    /** Index where that filter starts; -1 if there is none. */
    private static int ownStart(String filter) {
        if (!isShared(filter)) {
            return 0;
        }
        int slash = filter.indexOf('/', SHARE.length() + 1);
        return slash < 0 ? -1 : slash + 1;
    }

    /** Whether a text has no lone surrogate; only then can it be encoded in UTF-8 (MQTT 5, section 1.5.4). */
    public static boolean isWellFormed(String text) {
        return loneSurrogate(text) < 0;
    }

    private static int loneSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                boolean pair = Character.isHighSurrogate(text.charAt(at))
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }
}
