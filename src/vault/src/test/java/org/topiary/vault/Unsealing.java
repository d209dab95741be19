// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a sealed file with the password "p", and prints the error. */
final class Unsealing {
    private Unsealing() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try {
            Sealed.open(Files.readAllBytes(Path.of(arguments[0])), "p".toCharArray());
        } catch (VaultException e) {
            out.println(e.reason() + " " + English.message(e));
        }
    }
}
