// SPDX-License-Identifier: Apache-2.0
/**
 * Payloads in several formats, decoded by us and by the libraries that programs usually read them with. Knows neither
 * sessions nor the window.
 */
@NullMarked
package org.topiary.bench.payload;

import org.jspecify.annotations.NullMarked;
