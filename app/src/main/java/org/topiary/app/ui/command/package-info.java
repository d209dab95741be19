// SPDX-License-Identifier: Apache-2.0
/**
 * Commands: everything the user can do, each defined once. Menus, buttons, tooltips, key dispatch, the keys page of the
 * guide and the palette are generated from them. Knows nothing about MQTT; features define their commands.
 */
@NullMarked
package org.topiary.app.ui.command;

import org.jspecify.annotations.NullMarked;
