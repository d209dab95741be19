// SPDX-License-Identifier: Apache-2.0
/** The panel with Sparkplug hosts, edge nodes and devices. */
@NullMarked
package org.topiary.app.view.devices;

import org.jspecify.annotations.NullMarked;
