// SPDX-License-Identifier: Apache-2.0
/**
 * The state of Sparkplug edge nodes, devices and hosts, as of each message: births, deaths, sequence numbers. Reads
 * messages in order; knows no log and no window.
 */
@NullMarked
package org.topiary.payload.sparkplug.state;

import org.jspecify.annotations.NullMarked;
