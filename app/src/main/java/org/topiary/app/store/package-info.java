// SPDX-License-Identifier: Apache-2.0
/**
 * What is kept between two runs: connection profiles and settings, as versioned JSON files. Nothing secret, and no
 * window.
 */
@NullMarked
package org.topiary.app.store;

import org.jspecify.annotations.NullMarked;
