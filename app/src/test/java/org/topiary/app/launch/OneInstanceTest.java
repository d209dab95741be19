// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.Explorer;
import org.topiary.app.IntegrationTest;
import org.topiary.app.Main;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.core.file.Owners;
import org.topiary.testkit.MosquittoBroker;

/** Tests starting the program while it is already running. */
@IntegrationTest
final class OneInstanceTest {
    private static final Duration HAND_OVER_TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Tasks tasks = Tasks.on(Runnable::run);
    private final List<List<String>> opened = new CopyOnWriteArrayList<>();

    private OneInstance claim() throws IOException {
        return OneInstance.claim(folder).orElseThrow();
    }

    private String take(List<String> arguments) {
        opened.add(arguments);
        return "";
    }

    @Test
    void aSecondStartHandsItsArgumentsToTheFirst() throws IOException {
        try (OneInstance first = claim()) {
            first.onArguments(tasks, this::take);
            assertThat(OneInstance.claim(folder)).isEmpty();

            OneInstance.HandOver handed =
                    OneInstance.handOver(folder, List.of("mqtt://süd", "--select", "a/b"), HAND_OVER_TIMEOUT);

            assertThat(handed).isEqualTo(new OneInstance.HandOver(Optional.empty(), ""));
            assertThat(opened).containsExactly(List.of("mqtt://süd", "--select", "a/b"));
        }
    }

    @Test
    void nobodyElseCanHoldTheLockOrReadWhereTheFirstListens() throws IOException {
        Files.setPosixFilePermissions(
                Files.createFile(folder.resolve("running.lock")), PosixFilePermissions.fromString("rw-r--r--"));
        try (OneInstance first = claim()) {
            first.onArguments(tasks, this::take);
            OneInstance.handOver(folder, List.of("x"), HAND_OVER_TIMEOUT);
            for (String each : List.of("running.lock", "running")) {
                assertThat(Owners.isOpenToOthers(folder.resolve(each))).as(each).isFalse();
            }
        }
    }

    @Test
    void aStartWhileTheFirstHasNoWindowYetIsKeptForIt() throws Exception {
        try (OneInstance first = claim()) {
            CompletableFuture<OneInstance.HandOver> handed = CompletableFuture.supplyAsync(() -> {
                try {
                    return OneInstance.handOver(folder, List.of("demo"), HAND_OVER_TIMEOUT);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            first.onArguments(tasks, this::take);
            assertThat(handed.get(HAND_OVER_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                            .first())
                    .isEmpty();
            assertThat(opened).containsExactly(List.of("demo"));
        }
    }

    @Test
    void whenTheFirstEndsTheNextTakesItsPlace() throws IOException {
        claim().close();
        try (OneInstance next = OneInstance.handOver(folder, List.of(), HAND_OVER_TIMEOUT)
                .first()
                .orElseThrow()) {
            next.onArguments(tasks, this::take);
            assertThat(OneInstance.handOver(folder, List.of("x"), HAND_OVER_TIMEOUT)
                            .first())
                    .isEmpty();
        }
        assertThat(opened).containsExactly(List.of("x"));
    }

    @Test
    void whoCannotReadTheFolderOpensNothing() throws Exception {
        try (OneInstance first = claim()) {
            first.onArguments(tasks, this::take);
            // From here on it listens.
            assertThat(OneInstance.handOver(folder, List.of("x"), HAND_OVER_TIMEOUT)
                            .first())
                    .isEmpty();
            opened.clear();
            int port =
                    Integer.parseInt(Files.readString(folder.resolve("running")).split(" ", -1)[0]);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.writeUTF("guess");
                out.writeInt(0);
                out.flush();
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(opened).isEmpty();
        }
    }

    @Test
    void aFirstThatDoesNotAnswerIsSaidWithTheWayOut() throws IOException {
        try (var _ = claim()) {
            Files.writeString(folder.resolve("running"), "1 x");
            assertThatThrownBy(() -> OneInstance.handOver(folder, List.of(), Duration.ZERO))
                    .isInstanceOf(IOException.class)
                    .extracting(Texts::of, STRING)
                    .startsWith("Another Topiary, perhaps on another computer, is using the data folder " + folder)
                    .endsWith("or choose another folder with --data-dir.");
        }
    }

    @Test
    @TaskFails("task.instance")
    void aFirstThatCannotOpenWhatItReceivesHangsUp() throws IOException {
        try (OneInstance first = claim()) {
            AtomicBoolean failing = new AtomicBoolean();
            first.onArguments(
                    Tasks.on(task -> {
                        if (failing.get()) {
                            throw new OutOfMemoryError("of the test");
                        }
                        task.run();
                    }),
                    this::take);
            // From here on it listens.
            assertThat(OneInstance.handOver(folder, List.of("x"), HAND_OVER_TIMEOUT)
                            .first())
                    .isEmpty();
            failing.set(true);
            assertThatThrownBy(() -> OneInstance.handOver(folder, List.of("y"), Duration.ZERO))
                    .isInstanceOf(IOException.class)
                    .extracting(Texts::of, STRING)
                    .endsWith("or choose another folder with --data-dir.");
            assertThat(opened).containsExactly(List.of("x"));
        }
    }

    /** Any program can start this one with an address, and so can a web page through the browser. */
    @Test
    void anAddressHandedOverOpensInATabOfTheWindowThatIsThere_onceTheUserAgrees() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                OneInstance first = claim();
                Explorer explorer = Explorer.open(folder)) {
            first.onArguments(tasks, later -> Main.openLater(explorer.desktop(), later));
            String address = "mqtt://127.0.0.1:" + broker.port();

            assertThat(OneInstance.handOver(folder, List.of(address), HAND_OVER_TIMEOUT)
                            .problem())
                    .isEmpty();
            explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
            assertThat(explorer.texts())
                    .contains("Connect to 127.0.0.1:" + broker.port() + "?")
                    .anyMatch(text -> text.startsWith("Requested by another program."));
            assertThat(OneInstance.handOver(folder, List.of("mqtt://other.example"), HAND_OVER_TIMEOUT)
                            .problem())
                    .contains("another question");
            explorer.fire("#dialog-cancel");
            assertThat(explorer.windowModel().all()).isEmpty();

            assertThat(OneInstance.handOver(folder, List.of(address), HAND_OVER_TIMEOUT)
                            .problem())
                    .isEmpty();
            explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
            explorer.fire("#dialog-action");
            explorer.waitFor("the tab", explorer::isSessionShown);
            explorer.waitForState("Connected");

            assertThat(OneInstance.handOver(folder, List.of("mqtt://" + "h".repeat(2_042)), HAND_OVER_TIMEOUT)
                            .problem())
                    .contains("2049 characters");
            assertThat(OneInstance.handOver(folder, List.of("mqtt://"), HAND_OVER_TIMEOUT)
                            .problem())
                    .isNotEmpty()
                    .doesNotStartWith("topiary");
            Path file = Files.writeString(
                    folder.resolve("mine.topiary"),
                    "{\"format\":\"topiary-connections\",\"version\":1,"
                            + "\"connections\":[{\"name\":\"Plant\",\"address\":\"mqtt://plant.example\"}]}");
            assertThat(OneInstance.handOver(folder, List.of(file.toString()), HAND_OVER_TIMEOUT)
                            .problem())
                    .isEmpty();
            explorer.waitFor(
                    "the import",
                    () -> explorer.texts().stream().anyMatch(text -> text.contains("Import connections")));
        }
    }

    @Test
    void aSavedConnectionThatIsHandedOverOpensAtOnce() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                OneInstance first = claim()) {
            String address = "mqtt://127.0.0.1:" + broker.port();
            Files.writeString(
                    folder.resolve("profiles.json"),
                    "{\"version\":2,\"profiles\":[{\"id\":\"1\",\"name\":\"mine\",\"address\":\"" + address + "\"}]}");
            try (Explorer explorer = Explorer.open(folder)) {
                first.onArguments(tasks, later -> Main.openLater(explorer.desktop(), later));

                assertThat(OneInstance.handOver(folder, List.of(address), HAND_OVER_TIMEOUT)
                                .problem())
                        .isEmpty();
                explorer.waitForState("Connected");
            }
        }
    }
}
