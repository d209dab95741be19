// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.words.PayloadProblems;

/** Runs the Java launcher of this JVM, which is there on every system. */
class CommandRunnerTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    private CommandRunner runner() {
        return new CommandRunner(Map.of("SECRET_TOKEN", "hunter2", "LANG", "C.UTF-8"), folder);
    }

    /** A command that runs {@link Program}. */
    private static UserCommand command(int seconds, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
        words.addAll(Arrays.asList(arguments));
        return new UserCommand("mine", JAVA, words, seconds);
    }

    private static Sample sample(String payload) {
        return new Sample(
                "plant/\u0000line 1", payload.getBytes(UTF_8), new Sample.Properties("text/x-mine", false), -1, 0);
    }

    /** Decodes with a command that was chosen for the topic. */
    private Decoded decode(UserCommand command, String payload) {
        return decode(sample -> runner().run(command, sample, () -> false), payload);
    }

    private static Decoded decode(ChosenCommand command, String payload) {
        return StandardDecoders.ALL.decode(sample(payload), new Context() {
            @Override
            public String chosenDecoder(Sample sample) {
                return "command";
            }

            @Override
            public <T> Optional<T> knowledge(Class<T> type) {
                return type.equals(ChosenCommand.class) ? Optional.of(type.cast(command)) : Optional.empty();
            }
        });
    }

    private static String text(Decoded decoded) {
        return decoded.text().map(StyledText::text).orElse("");
    }

    @Test
    void whatTheCommandPrintsIsDecoded() {
        Decoded decoded = decode(command(30, "report", "a b", "$HOME;*"), "21.5");
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.chain()).containsExactly("command", "json");
        assertThat(text(decoded))
                .contains(
                        "\"payload\": \"21.5\"",
                        "\"arguments\": \"a b,$HOME;*\"",
                        "\"topic\": \"plant/line 1\"",
                        "\"type\": \"text/x-mine\"",
                        "\"secret\": \"null\"",
                        "\"lang\": \"C.UTF-8\"");
    }

    @Test
    void theReasonOfAFailureIsShownAndThePayloadAsUsual() {
        Decoded failed = decode(command(30, "fail"), "21.5");
        assertThat(failed.chain()).containsExactly("number");
        assertThat(PayloadProblems.sentences(failed.problems()))
                .isEqualTo("The command mine failed with exit code 3. bad input: 21.5");
        assertThat(text(failed)).isEqualTo("21.5");

        Decoded missing = decode(new UserCommand("mine", folder.resolve("none").toString(), List.of(), 1), "21.5");
        assertThat(PayloadProblems.sentences(missing.problems()))
                .isEqualTo("The command mine could not be started: there is no such program");
        Decoded invalid = decode(new UserCommand("mine", JAVA, List.of("a\0b"), 1), "21.5");
        assertThat(invalid.problems()).extracting(DecodeProblem::id).containsExactly("command.start");
        Decoded unknown = decode(sample -> CommandResult.unknown("theirs"), "21.5");
        assertThat(PayloadProblems.sentences(unknown.problems())).startsWith("The command theirs is not defined here");
        Decoded empty = decode(command(30, "silent"), "21.5");
        assertThat(empty.problems()).extracting(DecodeProblem::id).containsExactly("command.empty");
    }

    @Test
    void aCommandThatTakesTooLongIsEnded() {
        CommandRunner runner = runner();
        CommandResult result = runner.run(command(1, "hang"), sample("21.5"), () -> false);
        assertThat(result.problem().map(DecodeProblem::id)).contains("command.timeout");
        assertThat(runner.running()).isZero();
    }

    @Test
    void aCommandThatPrintsWithoutEndIsEnded() {
        Decoded decoded = decode(command(30, "flood"), "21.5");
        assertThat(decoded.problems()).extracting(DecodeProblem::id).containsExactly("command.large");
        assertThat(decoded.unwrapped().map(bytes -> bytes.length)).contains(CommandRunner.MAX_OUTPUT);
    }

    @Test
    void aCommandEndsWhenItsOutputIsNotWantedAndWhenTheProgramEnds() throws InterruptedException {
        CommandRunner runner = runner();
        assertThat(runner.run(command(60, "hang"), sample(""), () -> true)
                        .problem()
                        .map(DecodeProblem::id))
                .contains("command.stopped");

        CountDownLatch polled = new CountDownLatch(1);
        AtomicReference<CommandResult> result = new AtomicReference<>();
        Thread thread = Thread.ofPlatform()
                .start(() -> result.set(runner.run(command(60, "hang"), sample(""), () -> {
                    polled.countDown();
                    return false;
                })));
        polled.await();
        runner.close();
        thread.join();
        assertThat(result.get()).isNotNull().extracting(CommandResult::output).isEqualTo(Optional.empty());
        assertThat(runner.running()).isZero();
    }

    @Test
    void aCommandThatReadsNothingAndAPayloadThatIsLargeDoNotWaitForEachOther() {
        Decoded decoded = decode(command(30, "report-early"), "x".repeat(5_000_000));
        assertThat(text(decoded)).isEqualTo("early");
    }

    @Test
    void noCommandRunsForPreviewsAndWhereNoneMay() {
        Context chosen = sample -> "command";
        assertThat(StandardDecoders.ALL.preview(Head.of(sample("21.5")), chosen, 40))
                .isEqualTo("21.5");
        assertThat(StandardDecoders.ALL.decode(sample("21.5"), chosen).chain()).containsExactly("number");
        assertThat(StandardDecoders.ALL.decode(sample("21.5"), chosen).problems())
                .isEmpty();
    }
}
