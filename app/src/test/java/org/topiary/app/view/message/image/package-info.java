// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.app.view.message.image;

import org.jspecify.annotations.NullMarked;
