// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Saves in an endless loop, and prints the number of each save that has returned, until it is killed. */
final class Saving {
    static final String ID = "00000000-0000-4000-8000-000000000000";
    static final byte[] KEY = new byte[Crypto.KEY];

    private Saving() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        try (Vault vault = open(Path.of(arguments[0]))) {
            for (long number = Long.parseLong(arguments[1]); ; number++) {
                vault.put(
                        "one",
                        "number",
                        ByteBuffer.allocate(Long.BYTES).putLong(number).array());
                out.println(number);
            }
        }
    }

    static FileVault open(Path folder) {
        return new FileVault(
                new VaultFile(folder, step -> {}), new Crypto(), ID, Vault.Protection.KEYCHAIN, KEY.clone());
    }
}
