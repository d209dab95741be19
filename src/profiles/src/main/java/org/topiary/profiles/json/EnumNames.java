// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.json;

import java.util.Locale;

/** Converts enum constants to their names in files: lastChange for LAST_CHANGE. */
public final class EnumNames {
    private EnumNames() {}

    public static String of(Enum<?> one) {
        String[] words = one.name().toLowerCase(Locale.ROOT).split("_");
        for (int i = 1; i < words.length; i++) {
            words[i] = Character.toUpperCase(words[i].charAt(0)) + words[i].substring(1);
        }
        return String.join("", words);
    }
}
