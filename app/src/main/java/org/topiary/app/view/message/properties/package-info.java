// SPDX-License-Identifier: Apache-2.0
/** The properties of a message. */
@NullMarked
package org.topiary.app.view.message.properties;

import org.jspecify.annotations.NullMarked;
