// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.Map;

/** The secrets used in a run of the program whose entire output is searched for them. */
final class SecretsOfRun {
    static final String USER = "ann";
    static final String PASSWORD = "Broker-7Kd92mQx";
    static final String WRONG_PASSWORD = "Wrong-Zp41vbTe";
    static final String PASSPHRASE = "Phrase-8hWq03Ls";
    static final String PROXY_USER = "paul";
    static final String PROXY_PASSWORD = "Proxy-6Tn5rYcG";
    static final String AUTHORIZATION = "Bearer-Jx73mDfU";
    static final String MASTER = "Master-2Vb9kEoH";
    static final String SEAL = "Seal-5Ny0gPaI";

    private SecretsOfRun() {}

    /** The secrets by description. */
    static Map<String, String> all() {
        return Map.of(
                "the broker's password", PASSWORD,
                "the wrong password", WRONG_PASSWORD,
                "the key's passphrase", PASSPHRASE,
                "the proxy's password", PROXY_PASSWORD,
                "the WebSocket's Authorization", AUTHORIZATION,
                "the master password", MASTER,
                "the password of the export", SEAL);
    }
}
