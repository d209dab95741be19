// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks the user where to save. JavaFX application thread; may wait for the user. */
@FunctionalInterface
public interface SaveTarget {
    /** The file to write, which may exist; null when the user cancelled. */
    @Nullable
    Path choose(String suggestedName);
}
