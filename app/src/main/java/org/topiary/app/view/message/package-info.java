// SPDX-License-Identifier: Apache-2.0
/**
 * How the message pane looks: value, what is said about the message, history. Binds to its view-model; decides nothing.
 */
@NullMarked
package org.topiary.app.view.message;

import org.jspecify.annotations.NullMarked;
