// SPDX-License-Identifier: Apache-2.0
/** The list of Sparkplug hosts, edge nodes and devices with their states, and requests for rebirths. */
@NullMarked
package org.topiary.app.viewmodel.devices;

import org.jspecify.annotations.NullMarked;
