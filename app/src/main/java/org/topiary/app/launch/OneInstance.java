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
import org.topiary.core.file.Owners;
import org.topiary.core.file.SafeFile;
import org.topiary.profiles.json.JsonFileReasons;

/**
 * One program for one data folder: the first holds a lock there and takes the arguments of those that are started after
 * it, over a port of this computer's own that only somebody who can read the folder knows how to speak to. The system
 * lets go of the lock however a program ends. Two programs would write over each other's connections.
 */
public final class OneInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneInstance.class);
    private static final String LOCK = "running.lock";
    private static final String PLACE = "running";
    private static final int TOKEN_BYTES = 16;
    private static final int MOST_ARGUMENTS = 100;
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
     * Takes the place of the first, if nobody has it.
     *
     * @return empty if another program runs with this folder
     * @throws IOException with a sentence if the lock cannot be written
     */
    public static Optional<OneInstance> claim(Path folder) throws IOException {
        try {
            return tryLock(folder);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot use the data folder " + folder + ": " + JsonFileReasons.of(e)
                            + ". Choose another folder with --data-dir.",
                    e);
        }
    }

    private static Optional<OneInstance> tryLock(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        // No link is followed: of somebody else's it could be to any file.
        FileChannel channel = FileChannel.open(
                file,
                Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                SafeFile.ownerOnly(file));
        try {
            if (lock(channel)) {
                // An earlier version made it as any other file, and another user could have held the lock.
                Owners.closeToOthers(file);
                // Of a run before: nobody listens there any more, or somebody else.
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
            // By this very program.
            return false;
        }
    }

    /**
     * Hands arguments to the first, or becomes it if it ends meanwhile.
     *
     * @param patience how long to try while the first is just starting or ending
     * @throws IOException with a sentence if neither could be done
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
                    throw new IOException(
                            "Another Topiary, perhaps on another computer, is using the data folder " + folder
                                    + " and does not respond. Quit it, or choose another folder with --data-dir.",
                            e);
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /**
     * What became of it.
     *
     * @param first this program, if it is the first now
     * @param problem what the other had against the arguments; empty if it opened them
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
     * Soon arguments are taken; who starts before that tries again. To be called once. Returns at once, as the disk
     * takes its time.
     *
     * @param open opens what arguments ask for, on any thread, and returns an empty text, or a sentence why it cannot
     */
    public void onArguments(Function<List<String>, String> open) {
        Thread.ofVirtual().name("topiary-instance").start(() -> listen(open));
    }

    private void listen(Function<List<String>, String> open) {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            byte[] random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            String token = HexFormat.of().formatHex(random);
            synchronized (serverLock) {
                if (closed) {
                    return;
                }
                server = listening;
                // Closing waits for it: later it would be written over what the next first one wrote.
                SafeFile.write(place, (listening.getLocalPort() + " " + token).getBytes(StandardCharsets.US_ASCII));
            }
            while (true) {
                Socket socket = listening.accept();
                Thread.ofVirtual().name("topiary-instance").start(() -> serve(socket, token, open));
            }
        } catch (IOException e) {
            synchronized (serverLock) {
                if (!closed) {
                    LOG.warn("Later starts of the program cannot hand over what they are to open", e);
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
                LOG.warn("A program without the right to open anything here was sent away");
                return;
            }
            int count = in.readInt();
            if (count < 0 || count > MOST_ARGUMENTS) {
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
            LOG.debug("A start after the first went away", e);
        }
    }

    /** Lets the next start be the first. */
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
            LOG.debug("The system lets go of the lock when the program ends", e);
        }
    }
}
