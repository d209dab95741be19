// SPDX-License-Identifier: Apache-2.0
/**
 * The content of the screen and the effect of user actions, as plain Java over JavaFX properties. Uses javafx.base
 * only, so that everything can be tested without a toolkit. The root package holds what the features share.
 */
@NullMarked
package org.topiary.app.viewmodel;

import org.jspecify.annotations.NullMarked;
