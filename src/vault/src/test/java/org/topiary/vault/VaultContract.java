// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.vault.VaultException.Reason;

/** Tests of the behaviour that all vaults share, whatever their protection. */
abstract class VaultContract {
    private static final String ODD = "c\"\\/\n😀" + (char) 0;

    private Vault vault;

    /** An empty vault. */
    abstract Vault empty() throws VaultException;

    @BeforeEach
    void openEmpty() throws VaultException {
        vault = empty();
    }

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void keepsSecretsByConnectionAndField() throws VaultException {
        vault.put("one", "password", bytes("first"));
        vault.put("one", "key", bytes("second"));
        vault.put("two", "password", bytes("third"));
        assertThat(vault.get("one", "password")).isEqualTo(bytes("first"));
        assertThat(vault.get("one", "key")).isEqualTo(bytes("second"));
        assertThat(vault.get("two", "password")).isEqualTo(bytes("third"));
        assertThat(vault.get("two", "key")).isNull();
        assertThat(vault.fields("one")).containsExactlyInAnyOrder("password", "key");
        assertThat(vault.fields("three")).isEmpty();

        vault.put("one", "password", bytes("new"));
        assertThat(vault.get("one", "password")).isEqualTo(bytes("new"));

        vault.remove("one", "password");
        vault.remove("one", "password");
        assertThat(vault.get("one", "password")).isNull();

        vault.put("one", "password", bytes("again"));
        vault.removeAll("one");
        assertThat(vault.fields("one")).isEmpty();
        assertThat(vault.fields("two")).containsExactly("password");
    }

    @Test
    void keepsAnyBytesUnderAnyName() throws VaultException {
        byte[] all = new byte[100_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        vault.put(ODD, "ключ", all);
        vault.put("", "", new byte[0]);
        assertThat(vault.get(ODD, "ключ")).isEqualTo(all);
        assertThat(vault.get("", "")).isEmpty();
    }

    @Test
    void copiesInAndOut() throws VaultException {
        byte[] secret = bytes("secret");
        vault.put("one", "password", secret);
        secret[0] = 'X';
        byte[] got = Objects.requireNonNull(vault.get("one", "password"));
        assertThat(got).isEqualTo(bytes("secret"));
        got[0] = 'Y';
        assertThat(vault.get("one", "password")).isEqualTo(bytes("secret"));
    }

    @Test
    void tellsNothingOnceClosed() throws VaultException {
        vault.put("one", "password", bytes("secret"));
        vault.close();
        vault.close();
        assertThatExceptionOfType(VaultException.class)
                .isThrownBy(() -> vault.get("one", "password"))
                .matches(e -> e.reason() == Reason.LOCKED);
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.put("one", "password", bytes("x")));
        assertThat(vault.toString()).doesNotContain("secret");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
