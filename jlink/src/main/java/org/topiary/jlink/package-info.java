// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the runtime image out of the JDK that runs it, the jars of JavaFX and those of the application. Run by the
 * build, shipped to nobody.
 */
@NullMarked
package org.topiary.jlink;

import org.jspecify.annotations.NullMarked;
