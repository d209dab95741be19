// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.topiary.app.viewmodel.message.statistics;

import org.jspecify.annotations.NullMarked;
