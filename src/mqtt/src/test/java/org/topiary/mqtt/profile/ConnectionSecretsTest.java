// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionSecretsTest {
    private static final byte[] SECRET = {1, 2, 3};

    @Test
    void onceClosedItTakesNothingMoreAsNobodyWouldWipeIt() {
        ConnectionSecrets given = ConnectionSecrets.ofPassword(SECRET);
        ConnectionSecrets closed = ConnectionSecrets.ofPassword(SECRET);
        closed.close();
        // As for a tab that was closed while its vault was being opened.
        closed.setAll(given);
        closed.set(SecretField.KEY_PASSPHRASE, SECRET);
        assertThat(closed.has(SecretField.PASSWORD)).isFalse();
        assertThat(closed.copy(SecretField.KEY_PASSPHRASE)).isNull();
        assertThat(given.copy(SecretField.PASSWORD)).isEqualTo(SECRET);
    }
}
