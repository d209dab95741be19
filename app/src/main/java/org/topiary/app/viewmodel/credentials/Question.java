// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

/**
 * What the user is asked about the vault. The question that is open stays the same object until it is answered or left.
 */
public sealed interface Question permits ProtectionQuestion, UnlockQuestion, TroubleQuestion {
    /** Leaves the question: what needed the answer does not happen. */
    void cancel();
}
