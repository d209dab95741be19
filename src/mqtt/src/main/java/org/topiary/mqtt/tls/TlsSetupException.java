// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.profile.SecretField;

/** Settings, files or secrets with which TLS cannot be tried; the message is the sentence for the user. */
public final class TlsSetupException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient TlsProblem problem;

    TlsSetupException(String summary, String advice) {
        this(new TlsProblem(summary, advice, Optional.empty()), null);
    }

    TlsSetupException(String summary, String advice, Throwable cause) {
        this(new TlsProblem(summary, advice, Optional.empty()), cause);
    }

    private TlsSetupException(TlsProblem problem, @Nullable Throwable cause) {
        super(problem.summary(), cause);
        this.problem = problem;
    }

    /** For a passphrase or a PIN that is missing or wrong. */
    static TlsSetupException passphrase(String summary, String advice, @Nullable Throwable cause) {
        return new TlsSetupException(new TlsProblem(summary, advice, Optional.of(SecretField.KEY_PASSPHRASE)), cause);
    }

    /** For a pasted key that is no longer available. */
    static TlsSetupException missingKey() {
        return new TlsSetupException(
                new TlsProblem(
                        "The client certificate was pasted, but its private key is missing.",
                        "Paste the private key as well.",
                        Optional.of(SecretField.PRIVATE_KEY)),
                null);
    }

    public TlsProblem problem() {
        return problem;
    }
}
