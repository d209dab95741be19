// SPDX-License-Identifier: Apache-2.0
/** The files of schemas that go with a connection when it is exported or imported. */
@NullMarked
package org.topiary.profiles.schema;

import org.jspecify.annotations.NullMarked;
