// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** A program of a user. */
final class Program {
    private Program() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args[0]) {
            case "report" -> report(args);
            case "report-early" -> System.out.print("early");
            case "fail" -> {
                System.err.println("bad input: " + read());
                System.exit(3);
            }
            case "hang" -> new CountDownLatch(1).await();
            case "flood" -> {
                byte[] line = "x".repeat(8_191).concat("\n").getBytes(StandardCharsets.US_ASCII);
                while (!System.out.checkError()) {
                    System.out.write(line);
                }
            }
            default -> read();
        }
    }

    private static String read() throws IOException {
        return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void report(String[] args) throws IOException {
        String arguments = String.join(",", Arrays.asList(args).subList(1, args.length));
        System.out.printf(
                "{\"payload\":\"%s\",\"arguments\":\"%s\",\"topic\":\"%s\",\"type\":\"%s\",\"secret\":\"%s\",\"lang\":\"%s\"}",
                read(),
                arguments,
                System.getenv("TOPIARY_TOPIC"),
                System.getenv("TOPIARY_CONTENT_TYPE"),
                System.getenv("SECRET_TOKEN"),
                System.getenv("LANG"));
    }
}
