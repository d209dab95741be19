// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

/** File names made of topics, valid on every system. */
public final class FileNames {
    private static final int MAX_NAME = 60;

    private FileNames() {}

    /**
     * The last levels of a topic as a file name.
     *
     * @param otherwise for a topic without a letter or digit
     * @param ending with its dot
     */
    public static String of(String topic, String otherwise, String ending) {
        String safe = topic.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        String name = safe.substring(Math.max(0, safe.length() - MAX_NAME));
        boolean usable = name.chars().anyMatch(Character::isLetterOrDigit) && !name.startsWith(".");
        return (usable ? name : otherwise) + ending;
    }
}
