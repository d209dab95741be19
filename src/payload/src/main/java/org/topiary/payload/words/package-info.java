// SPDX-License-Identifier: Apache-2.0
/** What is wrong with payloads, in the language of the user. */
@NullMarked
package org.topiary.payload.words;

import org.jspecify.annotations.NullMarked;
