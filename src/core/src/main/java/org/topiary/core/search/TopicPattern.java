// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.topiary.core.tree.TopicRules;
import org.topiary.core.tree.TopicTree;

/**
 * A pattern to search topics by, in one of three forms, which the text itself determines. All match against the whole
 * topic name. Immutable.
 */
public final class TopicPattern {
    /** The prefix of a regular expression. */
    public static final String EXPRESSION_PREFIX = "re:";

    /**
     * The description of an exception about an expression that the Java runtime cannot parse without a stack overflow.
     */
    static final String TOO_DEEP = "Too many nested groups";

    /** The form of a pattern. */
    public enum Kind {
        /** Topics that contain the text, ignoring case. */
        TEXT,
        /** A topic filter with + or # (MQTT 5, section 4.7): the topics that a subscription to it would receive. */
        WILDCARDS,
        /**
         * After {@link #EXPRESSION_PREFIX}, a regular expression ({@link Pattern}) that matches anywhere in the topic,
         * ignoring case unless it contains {@code (?-i)}.
         */
        EXPRESSION
    }

    private final String text;
    private final Kind kind;
    /** Matches nothing unless this pattern is a regular expression. */
    private final Pattern expression;

    private TopicPattern(String text, Kind kind, Pattern expression) {
        this.text = text;
        this.kind = kind;
        this.expression = expression;
    }

    /**
     * Parses a pattern.
     *
     * @throws PatternSyntaxException if it is an invalid regular expression; its index refers to the text
     */
    public static TopicPattern of(String text) {
        if (text.startsWith(EXPRESSION_PREFIX)) {
            return new TopicPattern(text, Kind.EXPRESSION, compile(text));
        }
        boolean wildcards = TopicRules.hasWildcard(text) && TopicRules.filterProblem(text) == null;
        return new TopicPattern(text, wildcards ? Kind.WILDCARDS : Kind.TEXT, Pattern.compile("(?!)"));
    }

    private static Pattern compile(String text) {
        int start = EXPRESSION_PREFIX.length();
        try {
            return Pattern.compile(text.substring(start), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            int index = e.getIndex();
            throw new PatternSyntaxException(e.getDescription(), text, index < 0 ? index : index + start);
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException(TOO_DEEP, text, -1);
        }
    }

    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Creates a matcher for the nodes of a tree.
     *
     * @param cancelled called from time to time while a topic takes long; once it returns true, the matcher throws
     *     {@link java.util.concurrent.CancellationException}
     */
    NodeMatcher over(TopicTree tree, BooleanSupplier cancelled) {
        return switch (kind) {
            case TEXT -> new TextMatcher(tree, text);
            case WILDCARDS -> new WildcardMatcher(tree, text);
            case EXPRESSION -> new ExpressionMatcher(tree, expression, cancelled);
        };
    }
}
