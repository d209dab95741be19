// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.SecretField;

/** Settings, files or secrets with which TLS cannot be tried. */
public final class TlsSetupException extends Exception implements Explained {
    private static final long serialVersionUID = 1;

    private final transient TlsProblem problem;

    TlsSetupException(Phrase summary, Phrase advice) {
        this(new TlsProblem(summary, advice, Optional.empty()), null);
    }

    TlsSetupException(Phrase summary, Phrase advice, Throwable cause) {
        this(new TlsProblem(summary, advice, Optional.empty()), cause);
    }

    private TlsSetupException(TlsProblem problem, @Nullable Throwable cause) {
        super(problem.summary().toString(), cause);
        this.problem = problem;
    }

    /** For a passphrase or a PIN that is missing or wrong. */
    static TlsSetupException passphrase(Phrase summary, Phrase advice, @Nullable Throwable cause) {
        return new TlsSetupException(new TlsProblem(summary, advice, Optional.of(SecretField.KEY_PASSPHRASE)), cause);
    }

    /** For a pasted key that is no longer available. */
    static TlsSetupException missingKey() {
        return new TlsSetupException(
                new TlsProblem(
                        Phrase.of("tls.missingKey"),
                        Phrase.of("tls.missingKey.advice"),
                        Optional.of(SecretField.PRIVATE_KEY)),
                null);
    }

    @Override
    public Phrase phrase() {
        return problem.summary();
    }

    public TlsProblem problem() {
        return problem;
    }
}
