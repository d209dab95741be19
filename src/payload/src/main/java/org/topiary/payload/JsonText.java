// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import org.jspecify.annotations.Nullable;

/** JSON for the eye: indented, coloured, and every number and string as the bytes wrote it. */
public final class JsonText {
    private JsonText() {}

    /** Indents a document; null when it is not JSON. Never reorders, never rewrites a token. */
    public static @Nullable StyledText pretty(byte[] utf8) {
        throw new UnsupportedOperationException();
    }

    /** What is wrong with a text that should be JSON, with line and column; null when it is JSON. */
    public static @Nullable String problem(String text) {
        throw new UnsupportedOperationException();
    }
}
