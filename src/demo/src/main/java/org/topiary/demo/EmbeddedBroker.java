// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.services.auth.provider.EnhancedAuthenticatorProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * HiveMQ CE in this process: MQTT 5 and 3.1.1 over plain TCP, in memory, on 127.0.0.1 only.
 *
 * <p>Several may run at once, and any thread may start and close them. Nothing is stored on disk except an empty
 * configuration in a temporary directory, which {@link #close()} removes. No usage statistics leave the process.
 *
 * <p>On JDK 25 the broker's libraries (Netty, JCTools, Guava, JNA) make the JVM print warnings unless it is started
 * with {@code --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED}. It runs without them, too.
 *
 * <p>The broker's threads are not daemon threads: until it is closed, the JVM ends only by {@link System#exit}.
 */
public final class EmbeddedBroker implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private static final int DELETE_ATTEMPTS = 3;

    private final EmbeddedHiveMQ broker;
    private final Path folder;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** For a JVM that exits while the broker starts, runs or stops. */
    private final Thread atExit;

    private EmbeddedBroker(EmbeddedHiveMQ broker, Path folder, int port, Thread atExit) {
        this.broker = broker;
        this.folder = folder;
        this.port = port;
        this.atExit = atExit;
    }

    /** Starts on a free port that the system chooses; returns when it accepts connections (about a second). */
    public static EmbeddedBroker start() {
        return start(0, new BrokerExtension(null, null));
    }

    /**
     * Starts on the given port, 1–65535; 0 takes a free one.
     *
     * @throws IllegalStateException if the port is taken
     */
    public static EmbeddedBroker startOn(int port) {
        return start(port, new BrokerExtension(null, null));
    }

    /** Starts on a free port and refuses everyone but this user (MQTT 5 reason code 0x86, MQTT 3.1.1 return code 4). */
    public static EmbeddedBroker startWithPassword(String user, String password) {
        return start(0, new BrokerExtension(new BrokerExtension.Credentials(user, password), null));
    }

    /** Starts on a free port and accepts only clients that pass enhanced authentication (MQTT 5, section 4.12). */
    public static EmbeddedBroker startWithEnhancedAuthentication(EnhancedAuthenticatorProvider method) {
        return start(0, new BrokerExtension(null, method));
    }

    /**
     * One start at a time: the broker hands its services to an extension through static fields of the extension SDK.
     */
    private static synchronized EmbeddedBroker start(int port, BrokerExtension extension) {
        // With in-memory persistence there is nothing to wait for; the default of 2 s would only delay every stop.
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(50);
        // The broker replaces the JVM-wide handler with one that calls System.exit on its fatal errors.
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        Path folder = createFolder();
        Thread atExit = Thread.ofPlatform().name("broker-folder").unstarted(() -> delete(folder));
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            delete(folder);
            throw new IllegalStateException("The embedded broker cannot start while the JVM is shutting down", e);
        }
        // Otherwise it uses the folder of its jar, which is unknown if its classes come from a cache.
        System.setProperty("hivemq.home", folder.toString());
        configure(folder, port);
        EmbeddedHiveMQ broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.resolve("conf"))
                .withDataFolder(folder.resolve("data"))
                .withExtensionsFolder(folder.resolve("extensions"))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("topiary")
                        .withName("Topiary")
                        .withVersion("1")
                        .withExtensionMain(extension)
                        .build())
                // Otherwise it replaces the appenders of the application's Logback and java.util.logging.
                .withoutLoggingBootstrap()
                .build();
        try {
            broker.start().get();
            return new EmbeddedBroker(broker, folder, extension.port(), atExit);
        } catch (ExecutionException e) {
            stop(broker, folder, atExit);
            String where = port == 0
                    ? "a free port of " + HOST + ": " + e.getCause()
                    : "port " + port + " of " + HOST + ": is the port in use?";
            throw new IllegalStateException("The embedded broker cannot start on " + where, e.getCause());
        } catch (InterruptedException e) {
            stop(broker, folder, atExit);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the embedded broker was starting", e);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    private static Path createFolder() {
        try {
            return Files.createTempDirectory("topiary-broker");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary directory for the broker's configuration", e);
        }
    }

    private static void configure(Path folder, int port) {
        try {
            for (String name : new String[] {"conf", "data", "extensions"}) {
                Files.createDirectory(folder.resolve(name));
            }
            // The queue of a slow subscriber with QoS 1 and 2; a demo at full speed exceeds the default, 1,000.
            Files.writeString(folder.resolve("conf/config.xml"), """
                    <?xml version="1.0"?>
                    <hivemq>
                        <listeners>
                            <tcp-listener><port>%d</port><bind-address>%s</bind-address></tcp-listener>
                        </listeners>
                        <mqtt>
                            <queued-messages><max-queue-size>100000</max-queue-size></queued-messages>
                        </mqtt>
                        <persistence><mode>in-memory</mode></persistence>
                        <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                    </hivemq>
                    """.formatted(port, HOST));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the broker's configuration to the temporary directory", e);
        }
    }

    /** The TCP port on 127.0.0.1, 1–65535. */
    public int port() {
        return port;
    }

    /** The temporary directory with the broker's empty configuration. */
    Path folder() {
        return folder;
    }

    /** Cuts all connections, frees the port and removes the temporary directory; blocks for about two seconds. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop(broker, folder, atExit);
        }
    }

    private static void stop(EmbeddedHiveMQ broker, Path folder, Thread atExit) {
        try {
            broker.close();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The embedded broker did not stop", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            delete(folder);
            try {
                var _ = Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException _) {
                // The JVM is shutting down and the hook runs or has run.
            }
        }
    }

    private static void delete(Path folder) {
        // A broker that is starting or stopping may create a file in a directory that was just emptied.
        for (int attempt = 1; Files.exists(folder); attempt++) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException e) {
                if (attempt == DELETE_ATTEMPTS) {
                    // Windows may still hold a file open; the system will eventually clear its temporary directory.
                    LoggerFactory.getLogger(EmbeddedBroker.class).warn("Cannot remove {}", folder, e);
                    return;
                }
            }
        }
    }
}
