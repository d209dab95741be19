// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

/** What a row of the table is. */
public enum Grouping {
    /** A topic. */
    TOPICS,
    /** A level below the branch, with all topics of that level: a device that sends to several topics. */
    DEVICES
}
