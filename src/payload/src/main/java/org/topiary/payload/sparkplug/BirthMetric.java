// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

/**
 * A metric as a birth announced it.
 *
 * @param alias an unsigned number by which later messages refer to the metric; 0 if it has none
 * @param dataType number of the data type (Sparkplug 3.0.0, section 6.4.16); 0 if not sent
 * @param unit the property {@code engUnit}; empty if not sent
 */
public record BirthMetric(String name, boolean hasAlias, long alias, int dataType, String unit) {
    /** The name of the data type in the specification; empty if it was not sent or has no name. */
    public String typeName() {
        DataType type = DataType.of(dataType);
        return type == DataType.UNKNOWN ? "" : type.title();
    }
}
