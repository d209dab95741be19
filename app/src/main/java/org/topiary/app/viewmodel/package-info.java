// SPDX-License-Identifier: Apache-2.0
/**
 * What the screen shows and what its gestures do, as plain Java over JavaFX properties. Uses javafx.base only, so that
 * all of it is tested without a toolkit. The root package holds what the features share.
 */
@NullMarked
package org.topiary.app.viewmodel;

import org.jspecify.annotations.NullMarked;
