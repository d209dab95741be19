// SPDX-License-Identifier: Apache-2.0
/**
 * Payloads that a class in a jar of the user decodes. Nothing of a jar runs before
 * {@link org.topiary.payload.jar.LoadedJar} loads it, and all of it runs on a thread of its own.
 */
@NullMarked
package org.topiary.payload.jar;

import org.jspecify.annotations.NullMarked;
