// SPDX-License-Identifier: Apache-2.0
/** Reads XML without a document type and without anything outside the payload. */
@NullMarked
package org.topiary.payload.xml;

import org.jspecify.annotations.NullMarked;
