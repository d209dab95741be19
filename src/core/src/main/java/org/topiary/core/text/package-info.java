// SPDX-License-Identifier: Apache-2.0
/**
 * Text: makes untrusted text safe to show, folds case, and reads text bundles. Depends on no other package of the core.
 */
@NullMarked
package org.topiary.core.text;

import org.jspecify.annotations.NullMarked;
