// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.JarState.Condition;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.app.viewmodel.message.ValueContent;
import org.topiary.core.history.Outages;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.payload.extension.PayloadDecoder;
import org.topiary.payload.jar.JarFolder;
import org.topiary.payload.jar.JarSwitch;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.testkit.UserJar;

/** Tests which jars run, and what the message pane shows by them. */
@SuppressWarnings("NullAway.Init") // set before each test
final class UserJarsTest {
    @TempDir
    private Path data;

    private final TestSession session = new TestSession(1 << 20);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<JarSwitch> switches = new ArrayList<>();
    private UserJars jars;
    private MessageViewModel pane;

    @BeforeEach
    void open() {
        jars = new UserJars(folder(), () -> List.copyOf(switches), Tasks.on(background::add));
        pane = pane("jar:mine");
    }

    @AfterEach
    void close() {
        jars.close();
        session.close();
    }

    private MessageViewModel pane(String choice) {
        Decoding decoding = new Decoding(
                new Formats(StandardDecoders.ALL, SchemaLibrary.empty(), UserCommands.none(), jars),
                List.of(new DecoderRule("plant/#", choice)),
                kept -> {},
                Knowledge.NONE);
        return new MessageViewModel(
                session.log, session.tree, new Outages(), decoding, Runnable::run, Tasks.on(Runnable::run));
    }

    private Path folder() {
        return data.resolve(UserJars.FOLDER);
    }

    /** Writes a jar whose decoder shows its answer. */
    private void write(String file, String decoder, String answer) throws IOException {
        Files.createDirectories(folder());
        new UserJar(PayloadDecoder.class)
                .provider("mine.Mine", """
                        package mine;
                        public class Mine implements org.topiary.payload.extension.PayloadDecoder {
                            public String name() { return "%s"; }
                            public byte[] decode(byte[] payload, String topic, String contentType) {
                                return "%s".getBytes();
                            }
                        }
                        """.formatted(decoder, answer))
                .write(folder().resolve(file));
    }

    private void switchOn(String file) throws IOException {
        switches.removeIf(each -> each.file().equals(file));
        switches.add(new JarSwitch(file, JarFolder.sha256(Files.readAllBytes(folder().resolve(file))), true));
    }

    private void runAll() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    private void look() {
        var _ = jars.look();
        runAll();
    }

    private void receive() {
        session.receive("plant/1", "21.5".getBytes(UTF_8), false, new byte[0]);
        pane.select(session.node("plant/1"));
    }

    private void tick() {
        pane.tick(0);
    }

    private ValueContent content() {
        return pane.value().shownProperty().get().content();
    }

    private String value() {
        return content() instanceof ValueContent.Text text ? text.text().text() : "";
    }

    private List<Condition> conditions() {
        return jars.jars().stream().map(JarState::condition).toList();
    }

    private String reason(int jar) {
        return Texts.get(jars.jars().get(jar).reason());
    }

    @Test
    void nothingIsReadUntilAJarIsSwitchedOnAndItsDecoderIsNeeded() throws IOException {
        write("a.jar", "mine", "first");
        receive();
        assertThat(background).isEmpty();
        assertThat(value()).isEqualTo("21.5");
        assertThat(content().note())
                .isEqualTo("No decoder jar that is switched on has the decoder mine: add its jar in the settings."
                        + " The payload is shown as usual.");

        switchOn("a.jar");
        assertThat(background).isEmpty();
        pane = pane("jar:mine");
        receive();
        assertThat(content().note()).isEqualTo("The decoder jars are being loaded. The payload is shown as usual.");
        assertThat(background).hasSize(1);
        runAll();
        tick();
        assertThat(value()).isEqualTo("first");
        assertThat(content().note()).isEmpty();
        assertThat(jars.kind().names()).containsExactly("mine");
        assertThat(pane.value().shownProperty().get().detected()).containsExactly("number");
    }

    @Test
    void aJarThatIsSwitchedOffIsNotAskedAnyMore() throws IOException {
        write("a.jar", "mine", "first");
        switchOn("a.jar");
        look();
        receive();
        assertThat(value()).isEqualTo("first");

        switches.clear();
        assertThat(jars.kind().names()).isEmpty();
        look();
        assertThat(conditions()).containsExactly(Condition.OFF);
        tick();
        assertThat(value()).isEqualTo("21.5");
        assertThat(content().note()).startsWith("No decoder jar that is switched on has the decoder mine");
    }

    @Test
    void aChangedJarIsOffUntilItIsSwitchedOnAgain() throws IOException {
        write("a.jar", "mine", "first");
        switchOn("a.jar");
        write("a.jar", "mine", "second");
        look();
        assertThat(conditions()).containsExactly(Condition.CHANGED);
        receive();
        assertThat(value()).isEqualTo("21.5");

        switchOn("a.jar");
        look();
        tick();
        assertThat(value()).isEqualTo("second");
        // What was checked runs on until the folder is looked at.
        write("a.jar", "mine", "third");
        receive();
        assertThat(value()).isEqualTo("second");
        look();
        tick();
        assertThat(conditions()).containsExactly(Condition.CHANGED);
        assertThat(value()).isEqualTo("21.5");
        Files.delete(folder().resolve("a.jar"));
        look();
        assertThat(conditions()).containsExactly(Condition.MISSING);
    }

    @Test
    void aBrokenJarIsNamedWithTheReasonAndAffectsNoOther() throws IOException {
        write("b.jar", "mine", "first");
        write("c.jar", "mine", "other");
        Files.writeString(folder().resolve("a.jar"), "no jar");
        for (String each : List.of("a.jar", "b.jar", "c.jar")) {
            switchOn(each);
        }
        look();
        assertThat(conditions()).containsExactly(Condition.BROKEN, Condition.ON, Condition.BROKEN);
        assertThat(reason(0)).isEqualTo("it is not a jar file");
        assertThat(reason(2)).isEqualTo("another jar has a decoder with the name “mine”, too");
        receive();
        assertThat(value()).isEqualTo("first");

        switches.removeIf(each -> each.file().equals("b.jar"));
        look();
        assertThat(conditions()).containsExactly(Condition.BROKEN, Condition.OFF, Condition.ON);
        tick();
        assertThat(value()).isEqualTo("other");
    }

    @Test
    void aDecoderOfAJarTakesTheNameOfNoFormat() throws IOException {
        write("a.jar", "number", "from the jar");
        switchOn("a.jar");
        look();
        pane = pane("number");
        receive();
        assertThat(value()).isEqualTo("21.5");
        pane = pane("jar:number");
        receive();
        assertThat(value()).isEqualTo("from the jar");
    }

    @Test
    void aFolderThatIsNoneIsAProblemOfTheSettings() throws IOException {
        Files.writeString(folder(), "a file");
        look();
        assertThat(jars.jars()).isEmpty();
        assertThat(jars.problem().isEmpty()).isFalse();
    }
}
