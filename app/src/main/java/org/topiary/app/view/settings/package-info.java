// SPDX-License-Identifier: Apache-2.0
/** The settings page, and the controls of single settings that know what they set. */
@NullMarked
package org.topiary.app.view.settings;

import org.jspecify.annotations.NullMarked;
