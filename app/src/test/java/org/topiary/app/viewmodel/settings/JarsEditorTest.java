// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.UserJars;
import org.topiary.app.viewmodel.settings.JarsEditor.Row;
import org.topiary.payload.extension.PayloadDecoder;
import org.topiary.payload.jar.JarSwitch;
import org.topiary.testkit.UserJar;

@SuppressWarnings("NullAway.Init") // set before each test
class JarsEditorTest {
    @TempDir
    private Path folder;

    private final List<URI> opened = new ArrayList<>();
    private TestSettings settings;
    private UserJars jars;
    private JarsEditor editor;

    @BeforeEach
    void open() {
        settings = new TestSettings(folder);
        Tasks tasks = Tasks.on(Runnable::run);
        jars = new UserJars(jarFolder(), StoredList.jars(settings.store::get), tasks);
        editor = new JarsEditor(settings.live, jars, jarFolder(), opened::add, tasks, Runnable::run);
    }

    @AfterEach
    void close() {
        editor.close();
        jars.close();
        settings.close();
    }

    private Path jarFolder() {
        return folder.resolve(UserJars.FOLDER);
    }

    private void write(String file, String... decoders) throws IOException {
        Files.createDirectories(jarFolder());
        UserJar jar = new UserJar(PayloadDecoder.class);
        for (String each : decoders) {
            jar.provider("mine." + each, """
                    package mine;
                    public class %s implements org.topiary.payload.extension.PayloadDecoder {
                        public String name() { return "%s"; }
                        public byte[] decode(byte[] payload, String topic, String contentType) { return payload; }
                    }
                    """.formatted(each, each));
        }
        jar.write(jarFolder().resolve(file));
        editor.look();
    }

    private List<Row> rows() {
        return editor.rowsProperty().get();
    }

    private boolean isAsked() {
        return editor.askedProperty().get().isPresent();
    }

    @Test
    void aJarIsOffUntilTheUserWasWarned() throws IOException {
        assertThat(editor.noteProperty().get()).isEqualTo("There is no jar in this folder.");
        write("a.jar", "One", "Two");
        assertThat(rows()).containsExactly(new Row("a.jar", false, "Off."));
        assertThat(editor.noteProperty().get()).isEmpty();

        editor.set("a.jar", true);
        assertThat(isAsked()).isTrue();
        editor.cancel();
        assertThat(isAsked()).isFalse();
        assertThat(settings.store.get().values()).isEmpty();

        editor.set("a.jar", true);
        editor.confirm();
        assertThat(rows()).containsExactly(new Row("a.jar", true, "Decoders: One, Two."));
        assertThat(isAsked()).isFalse();
    }

    @Test
    @TaskFails("task.decoderJars")
    void aFolderThatCannotBeReadIsReported() throws IOException {
        write("a.jar", "One");
        JarsEditor failing = failing("task.decoderJars");
        assertThat(failing.rowsProperty().get()).isEmpty();
        assertThat(failing.noteProperty().get()).contains("not enough memory");
    }

    @Test
    @TaskFails("task.decoderFolder")
    void aFolderThatCannotBeCreatedIsReported() {
        JarsEditor failing = failing("task.decoderFolder");
        failing.open();
        assertThat(opened).isEmpty();
        assertThat(failing.noteProperty().get()).contains("memory");
    }

    private JarsEditor failing(String task) {
        close();
        settings = new TestSettings(folder);
        Tasks tasks = FailingTasks.of(task);
        jars = new UserJars(jarFolder(), StoredList.jars(settings.store::get), tasks);
        editor = new JarsEditor(settings.live, jars, jarFolder(), opened::add, tasks, Runnable::run);
        return editor;
    }

    @Test
    void theUserIsWarnedOnceForAContent() throws IOException {
        write("a.jar", "One");
        editor.set("a.jar", true);
        editor.confirm();
        editor.set("a.jar", false);
        assertThat(rows()).containsExactly(new Row("a.jar", false, "Off."));
        editor.set("a.jar", true);
        assertThat(isAsked()).isFalse();
        assertThat(rows()).containsExactly(new Row("a.jar", true, "Decoders: One."));

        write("a.jar", "Two");
        assertThat(rows())
                .containsExactly(
                        new Row("a.jar", false, "Off, because the file has changed since you switched it on."));
        editor.set("a.jar", true);
        assertThat(isAsked()).isTrue();
        editor.confirm();
        assertThat(rows()).containsExactly(new Row("a.jar", true, "Decoders: Two."));
        write("a.jar", "One");
        editor.set("a.jar", true);
        assertThat(isAsked()).isFalse();
        assertThat(rows()).containsExactly(new Row("a.jar", true, "Decoders: One."));
        assertThat(JarSettings.JARS.get(settings.store.get()))
                .extracting(JarSwitch::on)
                .containsExactly(true, false);
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        Files.createDirectories(jarFolder().resolve("b.jar"));
        Files.writeString(jarFolder().resolve("a.jar"), "no jar");
        editor.look();
        editor.set("a.jar", true);
        editor.confirm();
        assertThat(rows())
                .containsExactly(
                        new Row("a.jar", true, "Cannot be used: it is not a jar file."),
                        new Row("b.jar", false, "Cannot be used: it is a folder."));
        Files.delete(jarFolder().resolve("a.jar"));
        editor.look();
        assertThat(rows()).contains(new Row("a.jar", true, "The file is not in the folder any more."));
        editor.set("a.jar", false);
        assertThat(rows()).extracting(Row::file).containsExactly("b.jar");
    }

    @Test
    void aResetEndsAllJars() throws IOException {
        write("a.jar", "One");
        editor.set("a.jar", true);
        editor.confirm();
        settings.live.set(JarSettings.JARS, JarSettings.JARS.standard());
        assertThat(rows()).containsExactly(new Row("a.jar", false, "Off."));
        assertThat(jars.kind().names()).isEmpty();
        editor.set("a.jar", true);
        assertThat(isAsked()).isTrue();
    }

    @Test
    void theFolderIsCreatedWhenItIsOpened() {
        assertThat(jarFolder()).doesNotExist();
        editor.open();
        assertThat(jarFolder()).isDirectory();
        assertThat(opened).containsExactly(jarFolder().toUri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "7", "null", "[1,{},{\"file\":\"a\"},{\"sha256\":\"b\",\"on\":true},[[]]]"})
    void whatIsNoJarIsLeftOut(String stored) {
        assertThat(JarSettings.read(stored)).isEmpty();
    }
}
