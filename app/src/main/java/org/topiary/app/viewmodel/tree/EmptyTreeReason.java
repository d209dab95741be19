// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

/** What must happen for topics to appear in an empty tree. */
public enum EmptyTreeReason {
    CONNECTION,
    SUBSCRIPTION,
    MESSAGE
}
