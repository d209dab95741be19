// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.function.BooleanSupplier;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.sparkplug.state.SparkplugState;

/**
 * Where devices are read from.
 *
 * @param knowsRetained whether the tree knows which messages the broker retains, which MQTT 3.1.1 does not tell; any
 *     thread
 */
public record DeviceSources(SparkplugState state, Messages log, TopicTree tree, BooleanSupplier knowsRetained) {}
