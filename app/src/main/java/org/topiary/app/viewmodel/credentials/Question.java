// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

/**
 * A question to the user about the vault. The current question stays the same object until it is answered or cancelled.
 */
public sealed interface Question permits ProtectionQuestion, UnlockQuestion, TroubleQuestion {
    /** Cancels the question, and the operations that needed the answer. */
    void cancel();
}
