// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.ArrayList;
import java.util.List;
import org.topiary.core.progress.WorkStage;

/**
 * Splits text into commands and their words as a POSIX shell does (Shell Command Language, sections 2.2 and 2.10),
 * without executing anything: variables and substitutions are left as written.
 */
final class ShellWords {
    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /** The commands in order, separated by line ends and by {@code ; | & < >}. */
    static List<List<String>> split(String text) {
        return new ShellWords(text).split();
    }

    private List<List<String>> split() {
        WorkStage stage = WorkStage.current();
        for (at = 0; at < text.length(); at++) {
            if (at % WorkStage.BYTES == 0) {
                stage.check();
            }
            char c = text.charAt(at);
            switch (c) {
                case '\'' -> quoted('\'');
                case '"' -> quoted('"');
                case '\\' -> escaped();
                case ' ', '\t', '\r' -> endWord();
                case '\n', ';', '|', '&', '<', '>' -> endCommand();
                default -> {
                    word.append(c);
                    inWord = true;
                }
            }
        }
        endCommand();
        return commands;
    }

    /** A backslash at the end of a line continues it. */
    private void escaped() {
        at++;
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) != '\n') {
            word.append(text.charAt(at));
            inWord = true;
        }
    }

    /**
     * Reads up to the closing quote, or to the end if it is missing; within double quotes, a backslash escapes only
     * {@code $ ` " \}.
     */
    private void quoted(char quote) {
        inWord = true;
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            char c = text.charAt(at);
            boolean escapes =
                    quote == '"' && c == '\\' && at + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0;
            if (escapes) {
                at++;
                c = text.charAt(at);
                if (c == '\n') {
                    continue;
                }
            }
            word.append(c);
        }
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
