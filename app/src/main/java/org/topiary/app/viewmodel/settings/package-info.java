// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of the program: what can be set, within which bounds, and how the settings page finds it. No controls;
 * features that need a setting define it here, or in a class of their own.
 */
@NullMarked
package org.topiary.app.viewmodel.settings;

import org.jspecify.annotations.NullMarked;
