// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.trust;

import java.util.Arrays;
import java.util.Optional;

/** A trust store that an imported connection names. It is opened only after the user has confirmed the import. */
public final class TrustStore implements AutoCloseable {
    private final String file;
    private final char[] password;

    public TrustStore(String file, String password) {
        this.file = file;
        this.password = password.toCharArray();
    }

    /** The file name as in the imported text, or absolute if the file was found. */
    public String file() {
        return file;
    }

    /**
     * The certificates that it trusts, as PEM; empty if there are none, or it cannot be opened. Any thread that may
     * block on a disk.
     */
    public Optional<String> read() {
        return PemText.ofTrustStore(file, password);
    }

    /** Wipes the password. */
    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }
}
