// SPDX-License-Identifier: Apache-2.0
/** Shows pictures in payloads. */
@NullMarked
package org.topiary.app.view.message.image;

import org.jspecify.annotations.NullMarked;
