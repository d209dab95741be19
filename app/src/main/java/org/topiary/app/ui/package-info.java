// SPDX-License-Identifier: Apache-2.0
/** Controls, dialogs and popups that several views share. They know nothing about MQTT. */
@NullMarked
package org.topiary.app.ui;

import org.jspecify.annotations.NullMarked;
