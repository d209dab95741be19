// SPDX-License-Identifier: Apache-2.0
/** Reads the certificates and trust stores that imported connections name. */
@NullMarked
package org.topiary.profiles.trust;

import org.jspecify.annotations.NullMarked;
