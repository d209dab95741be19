// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Accesses the system's keychain in a separate process, because the session bus is set by the environment. An input
 * line is {@code VERB ACCOUNT [BASE64]}; an output line is {@code ok}, {@code ok BASE64} or {@code fail REASON
 * MESSAGE}.
 */
final class KeychainServer {
    private KeychainServer() {}

    public static void main(String[] arguments) throws IOException {
        SystemKeychain keychain = new SystemKeychain();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            try {
                String answer = "";
                switch (words[0]) {
                    case "read" -> {
                        byte[] secret = keychain.read(words[1]);
                        answer = secret == null ? "" : " " + Base64.getEncoder().encodeToString(secret);
                    }
                    case "store" -> keychain.store(words[1], Base64.getDecoder().decode(words[2]));
                    default -> keychain.remove(words[1]);
                }
                out.println("ok" + answer);
            } catch (VaultException e) {
                e.printStackTrace();
                out.println("fail " + e.reason() + ' ' + English.message(e));
            }
        }
    }
}
