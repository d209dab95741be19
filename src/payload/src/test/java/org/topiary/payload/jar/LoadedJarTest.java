// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.extension.PayloadDecoder;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.words.PayloadProblems;
import org.topiary.testkit.UserJar;

class LoadedJarTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Set by decoders once they are called. */
    private static final String BEGUN = "topiary.test.begun";

    @TempDir
    private Path folder;

    private final List<LoadedJar> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(LoadedJar::close);
    }

    /** A class with a decoder. */
    private static String source(String type, String name, String more, String body) {
        return """
                package mine;
                public class %s implements org.topiary.payload.extension.PayloadDecoder {
                    %s
                    public String name() { return %s; }
                    public byte[] decode(byte[] payload, String topic, String contentType) throws Exception { %s }
                }
                """.formatted(type, more, name, body);
    }

    private static UserJar jar(String body) {
        return new UserJar(PayloadDecoder.class).provider("mine.Mine", source("Mine", "\"mine\"", "", body));
    }

    private byte[] content(UserJar jar) throws IOException {
        Path file = folder.resolve("mine.jar");
        jar.write(file);
        return Files.readAllBytes(file);
    }

    private LoadedJar load(UserJar jar) throws IOException, JarException, InterruptedException {
        LoadedJar loaded = LoadedJar.load("mine.jar", content(jar), LONG);
        open.add(loaded);
        return loaded;
    }

    private static Sample sample(String payload) {
        return new Sample("plant/1", payload.getBytes(UTF_8), new Sample.Properties("text/x-mine", false), -1, 0);
    }

    private static Decoded decode(LoadedJar jar, String payload, Duration limit) {
        return decode(sample -> jar.decode("mine", sample, false, limit), payload);
    }

    private static Context context(ChosenJar jar) {
        return new Context() {
            @Override
            public String chosenDecoder(Sample sample) {
                return "jar";
            }

            @Override
            public <T> Optional<T> knowledge(Class<T> type) {
                return type.equals(ChosenJar.class) ? Optional.of(type.cast(jar)) : Optional.empty();
            }
        };
    }

    private static Decoded decode(ChosenJar jar, String payload) {
        return StandardDecoders.ALL.decode(sample(payload), context(jar));
    }

    private static String text(Decoded decoded) {
        return decoded.text().map(StyledText::text).orElse("");
    }

    private static String words(Decoded decoded) {
        return PayloadProblems.sentences(decoded.problems());
    }

    private String reason(UserJar jar) throws IOException {
        return reason(content(jar), LONG);
    }

    private static String reason(byte[] content, Duration limit) {
        return TextBundle.current()
                .get(catchThrowableOfType(JarException.class, () -> LoadedJar.load("mine.jar", content, limit))
                        .phrase());
    }

    @Test
    void whatTheDecoderReturnsIsDecoded() throws Exception {
        LoadedJar jar = load(jar("""
                payload[0]++;
                String json = "{\\"payload\\":\\"" + new String(payload) + "\\",\\"topic\\":\\"" + topic
                        + "\\",\\"type\\":\\"" + contentType + "\\",\\"helper\\":" + Helper.number() + "}";
                return json.getBytes();
                """)
                .source("mine.Helper", "package mine; class Helper { static int number() { return 7; } }")
                // A jar may have a copy of the interface, which is not used.
                .source("org.topiary.payload.extension.PayloadDecoder", """
                        package org.topiary.payload.extension;
                        public interface PayloadDecoder {
                            String name();
                            byte[] decode(byte[] payload, String topic, String contentType) throws Exception;
                        }
                        """));
        assertThat(jar.names()).containsExactly("mine");
        Sample sample = sample("21.5");
        Decoded decoded = StandardDecoders.ALL.decode(sample, context(each -> jar.decode("mine", each, true, LONG)));
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.chain()).containsExactly("jar", "json");
        assertThat(text(decoded))
                .contains(
                        "\"payload\": \"31.5\"",
                        "\"topic\": \"plant/1\"",
                        "\"type\": \"text/x-mine\"",
                        "\"helper\": 7");
        assertThat(new String(sample.bytes(), UTF_8)).isEqualTo("21.5");
        assertThat(StandardDecoders.ALL.preview(
                        Head.of(sample), context(each -> jar.decode("mine", each, false, LONG)), 60))
                .contains("31.5");
    }

    @Test
    void aFailureIsShownWithTheBytesOfThePayload() throws Exception {
        Decoded failed = decode(load(jar("throw new IllegalStateException(\"bad\\ninput\");")), "21.5", LONG);
        assertThat(failed.chain()).containsExactly("jar");
        assertThat(failed.root().kind()).isEqualTo(Kind.BYTES);
        assertThat(failed.root().text()).isEqualTo("32 31 2e 35");
        assertThat(failed.text()).isEmpty();
        assertThat(words(failed))
                .startsWith("The decoder mine failed, so the bytes of the payload are shown:"
                        + " java.lang.IllegalStateException: bad⏎input (")
                .contains("mine.Mine.decode(Mine.java:");

        Decoded nothing = decode(load(jar("return null;")), "21.5", LONG);
        assertThat(words(nothing)).isEqualTo("The decoder mine returned null, so the bytes of the payload are shown.");
        assertThat(nothing.root().text()).isEqualTo("32 31 2e 35");
        Decoded large = decode(load(jar("return new byte[(1 << 20) + 1];")), "21.5", LONG);
        assertThat(words(large)).startsWith("The decoder mine returned more than 1,048,576 bytes");
        Decoded endless = decode(load(jar("return decode(payload, topic, contentType);")), "21.5", LONG);
        assertThat(words(endless)).contains("StackOverflowError");
        Decoded hostile = decode(
                load(jar("throw new Exception() { public String toString() { throw new Error(); } };")), "21.5", LONG);
        assertThat(hostile.problems()).extracting(DecodeProblem::id).containsExactly("jar.failed");
    }

    @Test
    void aCallThatTakesTooLongIsGivenUpAndKeepsNoOtherWaiting() throws Exception {
        LoadedJar jar = load(jar("""
                while (payload.length == 4) {
                    System.setProperty("topiary.test.begun", topic);
                    try {
                        Thread.sleep(1_000_000);
                    } catch (InterruptedException e) {
                        // Goes on.
                    }
                }
                return payload;
                """));
        assertThat(text(decode(jar, "1", LONG))).isEqualTo("1");
        System.clearProperty(BEGUN);
        // A call that has not even begun by then is dropped, and keeps nobody waiting.
        Decoded late;
        do {
            late = decode(jar, "21.5", SHORT);
        } while (System.getProperty(BEGUN) == null);
        assertThat(words(late))
                .isEqualTo("The decoder mine took longer than 300 ms, so the bytes of the payload are shown.");
        assertThat(late.root().text()).isEqualTo("32 31 2e 35");
        assertThat(decode(jar, "2", LONG).problems())
                .extracting(DecodeProblem::id)
                .containsExactly("jar.busy");
        assertThat(decode(sample -> jar.decode("mine", sample, true, SHORT), "2")
                        .problems())
                .extracting(DecodeProblem::id)
                .containsExactly("jar.timeout");
        jar.close();
        assertThat(decode(sample -> jar.decode("mine", sample, true, LONG), "3").problems())
                .extracting(DecodeProblem::id)
                .containsExactly("jar.stopped");
    }

    @Test
    void rowsDoNotWaitBehindAValueThatTakesLong() throws Exception {
        System.clearProperty(BEGUN);
        LoadedJar jar = load(jar("""
                if (payload.length == 4) {
                    System.setProperty("topiary.test.begun", topic);
                    new java.util.concurrent.CountDownLatch(1).await();
                }
                return payload;
                """));
        Thread value = Thread.ofPlatform().start(() -> decode(jar, "21.5", LONG));
        while (System.getProperty(BEGUN) == null) {
            Thread.onSpinWait();
        }
        // Until it has taken longer than they may.
        while (decode(jar, "1", Duration.ofMillis(1)).problems().stream()
                .noneMatch(each -> each.id().equals("jar.busy"))) {
            Thread.onSpinWait();
        }
        assertThat(decode(jar, "1", Duration.ofMillis(1)).problems())
                .extracting(DecodeProblem::id)
                .containsExactly("jar.busy");
        jar.close();
        value.join();
    }

    @Test
    void aCallThatEndsWhenItIsInterruptedMakesRoomForOthers() throws Exception {
        LoadedJar jar = load(jar("""
                if (payload.length == 4) {
                    new java.util.concurrent.CountDownLatch(1).await();
                }
                return payload;
                """));
        assertThat(decode(jar, "21.5", SHORT).problems())
                .extracting(DecodeProblem::id)
                .containsExactly("jar.timeout");
        assertThat(text(decode(sample -> jar.decode("mine", sample, true, LONG), "2")))
                .isEqualTo("2");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithTheReason() throws Exception {
        assertThat(reason(new byte[100], LONG)).isEqualTo("it is not a jar file");
        assertThat(reason(new UserJar(PayloadDecoder.class).source("mine.Other", "package mine; class Other {}")))
                .isEqualTo("it provides no org.topiary.payload.extension.PayloadDecoder");
        assertThat(reason(jar("return payload;").version(99)))
                .isEqualTo("it was built for a newer version of Java than "
                        + Runtime.version().feature());
        assertThat(reason(jar("return payload;").providerWithoutClass("mine.None")))
                .contains("could not be created", "mine.None");
        assertThat(reason(new UserJar(PayloadDecoder.class)
                        .provider("mine.Wrong", "package mine; public class Wrong {}")))
                .contains("could not be created", "mine.Wrong");
        assertThat(reason(new UserJar(PayloadDecoder.class)
                        .provider(
                                "mine.Throws",
                                source(
                                        "Throws",
                                        "\"mine\"",
                                        "public Throws() { throw new IllegalStateException(\"no licence\"); }",
                                        "return payload;"))))
                .contains("could not be created: java.lang.IllegalStateException: no licence (mine.jar//mine.Throws");
        assertThat(reason(new UserJar(PayloadDecoder.class)
                        .source("mine.Base", "package mine; public class Base {}")
                        .provider(
                                "mine.Child",
                                source("Child", "\"mine\"", "private final Base base = new Base();", "return payload;"))
                        .without("mine.Base")))
                .contains("could not be created: java.lang.NoClassDefFoundError: mine/Base");
        assertThat(reason(new UserJar(PayloadDecoder.class)
                        .provider("mine.Mine", source("Mine", "null", "", "return payload;"))
                        .provider("mine.Same", source("Same", "\"null\"", "", "return payload;"))))
                .isEqualTo("it has two decoders with the name null, or too many");
        assertThat(reason(new UserJar(PayloadDecoder.class)
                        .provider("mine.Mine", source("Mine", "\"a\\nb\"", "", "return payload;"))))
                .isEqualTo("“a⏎b” is not a name for a decoder, which is one line of at most 60 characters");
        byte[] hanging = content(new UserJar(PayloadDecoder.class)
                .provider(
                        "mine.Hangs",
                        source(
                                "Hangs",
                                "\"mine\"",
                                "public Hangs() throws Exception { new java.util.concurrent.CountDownLatch(1).await(); }",
                                "return payload;")));
        assertThat(reason(hanging, SHORT)).startsWith("its decoders were not created within ");
    }

    @Test
    void aJarSeesNoClassOfTheProgramButTheInterface() throws Exception {
        Decoded decoded = decode(load(jar("""
                Class.forName("java.util.logging.Level");
                Class.forName("org.topiary.payload.decode.Decoder");
                return payload;
                """)), "21.5", LONG);
        assertThat(words(decoded)).contains("ClassNotFoundException: org.topiary.payload.decode.Decoder");
    }

    @Test
    void withoutItsJarThePayloadIsShownAsUsual() {
        Decoded unknown = decode(sample -> JarAnswer.unknown("theirs"), "21.5");
        assertThat(unknown.chain()).containsExactly("number");
        assertThat(words(unknown)).startsWith("No decoder jar that is switched on has the decoder theirs:");
        Decoded noJars = StandardDecoders.ALL.decode(sample("21.5"), sample -> "jar");
        assertThat(noJars.chain()).containsExactly("number");
        assertThat(noJars.problems()).isEmpty();
    }

    @Test
    void theFolderListsJarsWithTheirHashes() throws IOException {
        JarFolder jars = new JarFolder(folder.resolve("decoders"));
        assertThat(jars.list()).isEmpty();
        Path made = Files.createDirectory(folder.resolve("decoders"));
        Files.writeString(made.resolve("b.jar"), "abc");
        Files.writeString(made.resolve(".hidden.jar"), "abc");
        Files.writeString(made.resolve("notes.txt"), "abc");
        Files.createDirectory(made.resolve("a.JAR"));
        assertThat(jars.list()).extracting(FoundJar::file).containsExactly("a.JAR", "b.jar");
        assertThat(jars.list())
                .extracting(FoundJar::sha256)
                .containsExactly("", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(jars.list().getFirst().problem().isEmpty()).isFalse();
    }
}
