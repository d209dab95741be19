// SPDX-License-Identifier: Apache-2.0
/**
 * Commands and programs that publish a message again, or subscribe to its topic, as texts to copy. They never contain a
 * secret.
 */
@NullMarked
package org.topiary.app.viewmodel.snippet;

import org.jspecify.annotations.NullMarked;
