// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.text.Phrase;
import org.topiary.testkit.English;

class AtomicJsonFileTest {
    private static final Duration NEVER = Duration.ofHours(1);

    /** A file that contains one number. */
    private static final JsonFormat<Integer> NUMBER = new JsonFormat<>() {
        @Override
        public int version() {
            return 2;
        }

        @Override
        public Integer empty() {
            return 0;
        }

        @Override
        public Integer read(ObjectNode json, Consumer<Phrase> problems) {
            return json.path("number").asInt();
        }

        @Override
        public ObjectNode write(Integer value) {
            return JsonNodeFactory.instance.objectNode().put("number", value);
        }
    };

    @TempDir
    private Path folder;

    private final List<String> problems = new CopyOnWriteArrayList<>();

    @Test
    void aMissingFileIsEmptyAndIsNotCreatedBeforeAChange() throws IOException {
        try (AtomicJsonFile<Integer> file = open(NEVER)) {
            assertThat(file.value()).isZero();
        }
        assertThat(names()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aChangeIsSavedAutomaticallyAfterTheDelay() throws IOException {
        try (AtomicJsonFile<Integer> file = open(Duration.ofMillis(20))) {
            file.update(n -> 7);
            await(() -> Files.exists(path()));
        }
        assertThat(path()).content().contains("\"version\" : 2", "\"number\" : 7");
        assertThat(names()).containsExactly("n.json");
    }

    @Test
    void closeSavesPendingChanges() {
        AtomicJsonFile<Integer> file = open(NEVER);
        file.update(n -> 7);
        assertThat(path()).doesNotExist();
        file.close();
        assertThat(reread()).isEqualTo(7);
    }

    @Test
    void closeSavesEvenOnAnInterruptedThread() {
        AtomicJsonFile<Integer> file = open(NEVER);
        file.update(n -> 7);
        Thread.currentThread().interrupt();
        file.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(problems).isEmpty();
        assertThat(reread()).isEqualTo(7);
    }

    @Test
    void aFileThatDoesNotParseIsKeptAndReported() throws IOException {
        Files.writeString(path(), "{\"version\":2,\n\"number\":");
        assertThat(reread()).isZero();
        assertThat(folder.resolve("n.json.bad")).hasContent("{\"version\":2,\n\"number\":");
        assertThat(path()).doesNotExist();
        assertThat(problems)
                .singleElement()
                .asString()
                .contains(path().toString(), "not valid JSON", "line 2", "n.json.bad", "rename it back");
    }

    @Test
    void anEarlierBadFileIsNeverOverwritten() throws IOException {
        for (String broken : List.of("one", "two", "three")) {
            Files.writeString(path(), broken);
            assertThat(reread()).isZero();
        }
        assertThat(folder.resolve("n.json.bad")).hasContent("one");
        assertThat(folder.resolve("n.json.bad-2")).hasContent("two");
        assertThat(folder.resolve("n.json.bad-3")).hasContent("three");
    }

    @Test
    void aFileOfANewerVersionIsKeptAndReported() throws IOException {
        Files.writeString(path(), "{\"version\":3,\"number\":9}");
        assertThat(reread()).isZero();
        assertThat(folder.resolve("n.json.bad")).hasContent("{\"version\":3,\"number\":9}");
        assertThat(problems).singleElement().asString().contains("a newer Topiary wrote it (version 3");
    }

    @Test
    void emptyFilesTrailingContentAndMissingVersionsAreRefused() throws IOException {
        for (String broken :
                List.of("", "[]", "{\"number\":9}", "{\"version\":\"2\"}", "{\"version\":2,\"number\":9}}")) {
            Files.writeString(path(), broken);
            assertThat(reread()).as(broken).isZero();
        }
        assertThat(problems).hasSize(5);
    }

    @Test
    void aCrashBetweenWriteAndMoveLeavesTheOldFile() throws IOException {
        Files.writeString(path(), "{\"version\":2,\"number\":9}");
        Files.writeString(folder.resolve(".n.json-123.tmp"), "{\"version\":2,\"num");
        assertThat(reread()).isEqualTo(9);
        assertThat(problems).isEmpty();
    }

    @Test
    void anUnreadableFileIsNotOverwritten() throws IOException {
        Files.createDirectory(path());
        try (AtomicJsonFile<Integer> file = open(NEVER)) {
            file.update(n -> 7);
        }
        assertThat(path()).isDirectory();
        assertThat(problems).singleElement().asString().contains("Cannot read " + path(), "not saved in this run");
    }

    @Test
    void aSaveThatFailsIsReportedAndTriedAgain() throws IOException {
        Path lost = folder.resolve("sub");
        Files.createDirectory(lost);
        try (AtomicJsonFile<Integer> file = new AtomicJsonFile<>(
                lost.resolve("n.json"), NUMBER, NEVER, problem -> problems.add(English.text(problem)))) {
            Files.delete(lost);
            file.update(n -> 7);
            file.flush();
            assertThat(problems).singleElement().asString().startsWith("Cannot save " + lost.resolve("n.json"));
            Files.createDirectory(lost);
            file.flush();
        }
        assertThat(lost.resolve("n.json")).content().contains("7");
        assertThat(problems).hasSize(1);
    }

    @Test
    void changesFromManyThreadsAreAllSaved() throws InterruptedException {
        AtomicJsonFile<Integer> file = open(Duration.ofMillis(1));
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < 50; n++) {
                        file.update(value -> value + 1);
                        file.flush();
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        file.close();
        assertThat(problems).isEmpty();
        assertThat(reread()).isEqualTo(400);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("mine.json");
        Files.writeString(elsewhere, "{\"version\":1,\"number\":9}");
        Files.createSymbolicLink(path(), elsewhere);
        try (AtomicJsonFile<Integer> file = open(NEVER)) {
            file.update(n -> n + 1);
        }
        assertThat(path()).isSymbolicLink();
        assertThat(elsewhere).content().contains("10");
    }

    private AtomicJsonFile<Integer> open(Duration delay) {
        return new AtomicJsonFile<>(path(), NUMBER, delay, problem -> problems.add(English.text(problem)));
    }

    private int reread() {
        try (AtomicJsonFile<Integer> file = open(NEVER)) {
            return file.value();
        }
    }

    private Path path() {
        return folder.resolve("n.json");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
