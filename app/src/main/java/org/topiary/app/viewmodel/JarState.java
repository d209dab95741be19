// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.List;
import org.topiary.core.text.Phrase;

/**
 * A jar as the settings list it.
 *
 * @param file its name
 * @param sha256 of its content, in hex; empty if it could not be read
 * @param decoders the names of its decoders if it is on
 * @param reason why it is broken, for the end of a sentence
 */
public record JarState(String file, String sha256, Condition condition, List<String> decoders, Phrase reason) {
    /** Whether it runs. */
    public enum Condition {
        OFF,
        ON,
        /** It is switched on, but its content is another one now: it does not run. */
        CHANGED,
        /** It cannot be read, or not be used though it is switched on. */
        BROKEN,
        /** It is switched on, but not in the folder. */
        MISSING
    }

    public JarState {
        decoders = List.copyOf(decoders);
    }
}
