// SPDX-License-Identifier: Apache-2.0
/** Controls of the settings page. Knows nothing about MQTT, nor which settings there are. */
@NullMarked
package org.topiary.app.ui.settings;

import org.jspecify.annotations.NullMarked;
