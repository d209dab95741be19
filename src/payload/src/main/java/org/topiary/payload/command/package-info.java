// SPDX-License-Identifier: Apache-2.0
/** Payloads that a program of the user decodes: it gets them on its input, and prints JSON or text. */
@NullMarked
package org.topiary.payload.command;

import org.jspecify.annotations.NullMarked;
