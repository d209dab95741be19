// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.topiary.core.tree.TopicTree;

/**
 * Finds a regular expression in topic names. If every match must contain a certain text, only names with that text are
 * tested.
 */
final class ExpressionMatcher implements NodeMatcher {
    private final @Nullable TextMatcher required;
    private final TopicText topic;
    private final Matcher matcher;
    private int undecided;

    ExpressionMatcher(TopicTree tree, Pattern expression, BooleanSupplier cancelled) {
        String text = RequiredText.of(expression.pattern());
        required = text.isEmpty() ? null : new TextMatcher(tree, text);
        topic = new TopicText(tree, cancelled);
        matcher = expression.matcher(topic);
    }

    @Override
    public boolean mayMatch(int node) {
        return required == null || required.mayMatch(node);
    }

    @Override
    public boolean matches(int node) {
        topic.read(node);
        try {
            return matcher.reset().find();
        } catch (StackOverflowError e) {
            undecided++;
            return false;
        }
    }

    @Override
    public int undecided() {
        return undecided;
    }
}
