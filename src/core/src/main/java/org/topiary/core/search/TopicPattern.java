// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.topiary.core.tree.TopicRules;
import org.topiary.core.tree.TopicTree;

/**
 * What topics are looked for by, in one of three forms that the text itself tells apart. All of them are about the
 * whole topic name. Immutable.
 */
public final class TopicPattern {
    /** What the text of a regular expression begins with. */
    public static final String EXPRESSION_PREFIX = "re:";

    /** The form of a pattern. */
    public enum Kind {
        /** Topics that contain the text, whatever the case. */
        TEXT,
        /** A topic filter with + or # (MQTT 5, section 4.7): the topics that a subscription to it would get. */
        WILDCARDS,
        /**
         * After {@link #EXPRESSION_PREFIX} a regular expression ({@link Pattern}) that is found somewhere in the topic,
         * whatever the case as long as it does not say {@code (?-i)}.
         */
        EXPRESSION
    }

    private final String text;
    private final Kind kind;
    /** Matches nothing unless this is an expression. */
    private final Pattern expression;

    private TopicPattern(String text, Kind kind, Pattern expression) {
        this.text = text;
        this.kind = kind;
        this.expression = expression;
    }

    /**
     * The pattern that a text means.
     *
     * @throws PatternSyntaxException if it is a regular expression that cannot be understood; its index is one of the
     *     text
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
            throw new PatternSyntaxException("Too many nested groups", text, -1);
        }
    }

    public String text() {
        return text;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * A new test of the nodes of a tree.
     *
     * @param cancelled asked now and then while a topic takes long; once true, the test throws
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
