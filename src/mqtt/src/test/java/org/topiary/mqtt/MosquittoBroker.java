// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.fail;

/** A Mosquitto process on a free port of 127.0.0.1, with a configuration of its own in a temporary directory. */
final class MosquittoBroker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final Path binary;
    private final Path folder;
    private final int port;
    private Process process;

    private MosquittoBroker(Path binary, Path folder, int port) throws IOException {
        this.binary = binary;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /**
     * @param options further lines of the configuration, after the listener's own
     */
    static MosquittoBroker start(String... options) throws IOException {
        return startIn(Files.createTempDirectory("topiary-mosquitto"), options);
    }

    /** With a directory that already holds what the options name, such as certificates; it is removed in the end. */
    static MosquittoBroker startIn(Path folder, String... options) throws IOException {
        Path binary = find("mosquitto");
        int port = freePort();
        Stream<String> access = Arrays.stream(options).anyMatch(option -> option.startsWith("allow_anonymous"))
                ? Stream.of()
                : Stream.of("allow_anonymous true");
        List<String> lines = Stream.of(
                        Stream.of("listener " + port + " 127.0.0.1", "persistence false", "max_queued_messages 0",
                                "user " + System.getProperty("user.name"), "sys_interval 1"),
                        access,
                        Arrays.stream(options))
                .flatMap(stream -> stream)
                .toList();
        Files.write(folder.resolve("mosquitto.conf"), lines);
        return new MosquittoBroker(binary, folder, port);
    }

    /**
     * A program of the Mosquitto packages. Where it is missing the test is skipped, but fails in CI, which installs it.
     */
    static Path find(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Optional<Path> found = Stream.concat(
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"),
                        Arrays.stream(path.split(java.io.File.pathSeparator)))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail("The program " + name + " is not installed (Debian: apt-get install mosquitto)");
        }
        Assumptions.assumeTrue(found.isPresent(), name + " is not installed (Debian: apt-get install mosquitto)");
        return found.orElseThrow();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Where its configuration and certificates are. */
    Path folder() {
        return folder;
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    void startAgain() throws IOException {
        process = launch();
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Process launch() throws IOException {
        Process started = new ProcessBuilder(binary.toString(), "-c", folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (started.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return started;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        started.destroyForcibly();
        throw new IOException("Mosquitto did not start: " + Files.readString(folder.resolve("output.txt")));
    }
}
