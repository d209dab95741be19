// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.statistics;

/** A connection whose subscriptions all have the same QoS. */
public record FixedConnection(boolean isMqtt5, int granted) implements StatisticsViewModel.Connection {
    @Override
    public int grantedQos(String topic) {
        return granted;
    }
}
