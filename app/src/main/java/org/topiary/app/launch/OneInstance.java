// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.tasks.Threads;
import org.topiary.core.file.Owners;
import org.topiary.core.file.SafeFile;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;
import org.topiary.profiles.json.JsonFileReasons;

/**
 * Ensures one program per data folder, because two would overwrite each other's connections. The first instance holds a
 * lock there and receives the arguments of later ones over a local port, with a token that only users who can read the
 * folder know. The system releases the lock however a program ends.
 */
public final class OneInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneInstance.class);
    private static final String LOCK = "running.lock";
    private static final String PLACE = "running";
    private static final int TOKEN_BYTES = 16;
    private static final int MAX_ARGUMENTS = 100;
    private static final int ANSWER_MILLIS = 10_000;
    private static final long RETRY_NANOS = 100_000_000;

    private final FileChannel lock;
    private final Path place;
    private final Object serverLock = new Object();
    private @Nullable ServerSocket server;
    private boolean closed;

    private OneInstance(FileChannel lock, Path place) {
        this.lock = lock;
        this.place = place;
    }

    /**
     * Becomes the first instance, if there is none.
     *
     * @return empty if another program runs with this folder
     * @throws IOException with a sentence if the lock cannot be written
     */
    public static Optional<OneInstance> claim(Path folder) throws IOException {
        try {
            return tryLock(folder);
        } catch (IOException e) {
            throw new ExplainedIOException(
                    Phrase.of("start.folder.notUsed", folder.toString(), JsonFileReasons.of(e)), e);
        }
    }

    private static Optional<OneInstance> tryLock(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        // Does not follow links: a link of another user could point to any file.
        FileChannel channel = FileChannel.open(
                file,
                Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                SafeFile.ownerOnly(file));
        try {
            if (lock(channel)) {
                // An earlier version created it with default permissions, so that another user could have held the
                // lock.
                Owners.restrictToOwner(file);
                // Left by a previous run: nobody listens there any more, or another program does.
                Files.deleteIfExists(folder.resolve(PLACE));
                return Optional.of(new OneInstance(channel, folder.resolve(PLACE)));
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this process.
            return false;
        }
    }

    /**
     * Hands arguments to the first instance, or becomes it if it ends meanwhile.
     *
     * @param patience how long to try while the first instance is starting or shutting down
     * @throws IOException with a sentence if neither is possible
     */
    public static HandOver handOver(Path folder, List<String> arguments, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return new HandOver(Optional.empty(), send(folder.resolve(PLACE), arguments));
            } catch (IOException e) {
                Optional<OneInstance> own = claim(folder);
                if (own.isPresent()) {
                    return new HandOver(own, "");
                }
                if (System.nanoTime() > end) {
                    throw new ExplainedIOException(Phrase.of("start.folder.noAnswer", folder.toString()), e);
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /**
     * The outcome.
     *
     * @param first this program, if it is now the first instance
     * @param problem the other instance's objection to the arguments; empty if it opened them
     */
    public record HandOver(Optional<OneInstance> first, String problem) {}

    private static String send(Path place, List<String> arguments) throws IOException {
        String[] address = Files.readString(place, StandardCharsets.US_ASCII).split(" ", 2);
        if (address.length < 2 || !address[0].matches("\\d{1,5}")) {
            throw new IOException("The file " + place + " contains no port.");
        }
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(address[0])),
                    ANSWER_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeUTF(address[1]);
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                out.writeUTF(argument);
            }
            out.flush();
            return new DataInputStream(socket.getInputStream()).readUTF();
        }
    }

    /**
     * Starts to accept arguments soon; a program that starts before that tries again. Must be called once. Returns at
     * once, because writing to disk takes time.
     *
     * @param tasks run what arrives
     * @param open opens what the arguments request, on any thread, and returns an empty text, or a sentence on why it
     *     cannot
     */
    public void onArguments(Tasks tasks, Function<List<String>, String> open) {
        Threads.start("topiary-instance", () -> listen(tasks, open));
    }

    private void listen(Tasks tasks, Function<List<String>, String> open) {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            String token = HexFormat.of().formatHex(random);
            synchronized (serverLock) {
                if (closed) {
                    return;
                }
                server = listening;
                // Closing waits for this write; a later one would overwrite the file of the next first instance.
                SafeFile.write(place, (listening.getLocalPort() + " " + token).getBytes(StandardCharsets.US_ASCII));
            }
            while (true) {
                Socket socket = listening.accept();
                tasks.submit(
                        TaskSpec.of("task.instance", Lane.IO).uncancellable(),
                        (progress, cancel) -> serve(socket, token, open),
                        problem -> hangUp(socket));
            }
        } catch (IOException e) {
            synchronized (serverLock) {
                if (!closed) {
                    LOG.warn("Later starts of the program cannot hand over their arguments", e);
                }
            }
        }
    }

    private static void serve(Socket caller, String token, Function<List<String>, String> open) {
        try (Socket socket = caller) {
            socket.setSoTimeout(ANSWER_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] said = in.readUTF().getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(said, token.getBytes(StandardCharsets.US_ASCII))) {
                LOG.warn("Rejected a program that does not know the token of this data folder");
                return;
            }
            int count = in.readInt();
            if (count < 0 || count > MAX_ARGUMENTS) {
                return;
            }
            List<String> arguments = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                arguments.add(in.readUTF());
            }
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeUTF(open.apply(arguments));
            out.flush();
        } catch (IOException e) {
            LOG.debug("A later start of the program closed the connection", e);
        }
    }

    /** Tells the caller that there will be no answer. */
    private static void hangUp(Socket caller) {
        try {
            caller.close();
        } catch (IOException e) {
            LOG.debug("The connection of a later start was closed before", e);
        }
    }

    /** Allows the next start to become the first instance. */
    @Override
    public void close() {
        try {
            synchronized (serverLock) {
                closed = true;
                if (server != null) {
                    server.close();
                }
            }
            lock.close();
        } catch (IOException e) {
            LOG.debug("Cannot release the lock; the system releases it when the program ends", e);
        }
    }
}
