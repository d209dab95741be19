// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.app.viewmodel.message.image;

import org.jspecify.annotations.NullMarked;
