// SPDX-License-Identifier: Apache-2.0
/** Tests reading the messages of Sparkplug, against a real log and tree. */
@NullMarked
package org.topiary.app.viewmodel.sparkplug;

import org.jspecify.annotations.NullMarked;
