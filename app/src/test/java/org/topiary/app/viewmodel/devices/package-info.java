// SPDX-License-Identifier: Apache-2.0
/** Tests of the list of Sparkplug devices. */
@NullMarked
package org.topiary.app.viewmodel.devices;

import org.jspecify.annotations.NullMarked;
