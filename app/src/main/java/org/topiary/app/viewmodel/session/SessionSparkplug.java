// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import org.topiary.app.viewmodel.devices.DevicesViewModel;
import org.topiary.app.viewmodel.sparkplug.SparkplugFollower;

/**
 * The Sparkplug nodes of a session.
 *
 * @param follower reads their state
 * @param devices shows it
 */
public record SessionSparkplug(SparkplugFollower follower, DevicesViewModel devices) {}
