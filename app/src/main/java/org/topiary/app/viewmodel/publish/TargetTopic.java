// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.VisibleLine;
import org.topiary.core.tree.TopicRules;
import org.topiary.payload.VisibleText;

/** The topic to publish to: the selected one until it is edited, and again on request. JavaFX application thread. */
final class TargetTopic {
    /** Maximum length of a topic in a note, which takes two lines at most in a small window. */
    private static final int NOTE_CHARS = 40;

    private final Runnable changed;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper elsewhere = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hidden = new ReadOnlyStringWrapper("");

    private String selected = "";
    private boolean followingNow;

    /** @param changed run after the topic has changed and all properties are up to date */
    TargetTopic(Runnable changed) {
        this.changed = changed;
        name.subscribe((old, now) -> update(now));
    }

    StringProperty nameProperty() {
        return name;
    }

    /** Whether it follows the selection; false once it was edited. */
    ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /** A warning that the topic differs from the selected one; empty when it does not, or when nothing is selected. */
    ReadOnlyStringProperty elsewhereProperty() {
        return elsewhere.getReadOnlyProperty();
    }

    /** Why the topic is invalid for publishing; empty when it is valid or empty. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The topic with marks for characters that a text field does not show; empty when there are none. */
    ReadOnlyStringProperty hiddenProperty() {
        return hidden.getReadOnlyProperty();
    }

    /** Returns false if the topic was already selected. */
    boolean select(String topic) {
        if (topic.equals(selected)) {
            return false;
        }
        selected = topic;
        if (following.get()) {
            takeSelection();
        } else {
            updateElsewhere();
        }
        return true;
    }

    /** Replaces an edited topic by the selected one. */
    void followSelection() {
        following.set(true);
        takeSelection();
    }

    private void takeSelection() {
        followingNow = true;
        name.set(selected);
        followingNow = false;
        updateElsewhere();
    }

    private void update(String typed) {
        hidden.set(
                VisibleLine.firstHidden(typed, true) == typed.length()
                        ? ""
                        : Texts.get("publish.topic.hidden", ForeignText.line(typed)));
        following.set(followingNow || typed.equals(selected));
        updateElsewhere();
        problem.set(typed.isEmpty() ? "" : Texts.orEmpty(TopicRules.nameProblem(typed)));
        changed.run();
    }

    /** Updates {@link #elsewhereProperty}. */
    private void updateElsewhere() {
        String typed = name.get();
        if (following.get() || selected.isEmpty() || selected.equals(typed)) {
            elsewhere.set("");
        } else if (typed.isEmpty()) {
            elsewhere.set(Texts.get("publish.elsewhere.none", VisibleText.line(selected, NOTE_CHARS)));
        } else {
            elsewhere.set(Texts.get(
                    "publish.elsewhere", VisibleText.line(typed, NOTE_CHARS), VisibleText.line(selected, NOTE_CHARS)));
        }
    }
}
