// SPDX-License-Identifier: Apache-2.0
/** What can be done with the fields of any format: find one, write it as JSON, compare two payloads. */
@NullMarked
package org.topiary.payload.fields;

import org.jspecify.annotations.NullMarked;
