// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import org.topiary.payload.decode.Sample;

/**
 * Asks the decoder of a jar that was chosen for a payload, see {@link org.topiary.payload.decode.Context#knowledge}.
 * Known only where jars of the user may run.
 */
@FunctionalInterface
public interface ChosenJar {
    /** Waits for the answer, for a limited time. */
    JarAnswer decode(Sample sample);
}
