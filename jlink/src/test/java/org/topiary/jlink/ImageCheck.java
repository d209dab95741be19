// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts the image that the build has made. Not found by its name: {@code mvn -Pimage verify} asks for it. Linux. */
class ImageCheck {
    private static final long LIMIT_SECONDS = 120;
    /** Nobody can write here, not even root. */
    private static final String NOT_WRITABLE = "/proc/topiary";

    private record Ended(int code, String said) {}

    /** Elsewhere than it was built, in a folder with a blank. */
    private static Path copyOfImage(Path folder) throws IOException {
        Path built = Path.of(Objects.requireNonNull(System.getProperty("topiary.image"), "topiary.image is not set"));
        Path image = folder.resolve("else where");
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        image.resolve(built.relativize(file).toString()),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return image;
    }

    private static Ended start(Path launcher, Path folder, String flags, String... arguments)
            throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("DISPLAY"));
        builder.environment().put("HOME", NOT_WRITABLE);
        builder.environment()
                .put(
                        "TOPIARY_JAVA_OPTS",
                        "-Duser.home=" + NOT_WRITABLE + " -Djava.io.tmpdir=" + temporary + " " + flags);
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("It did not end: " + Files.readString(log));
        }
        return new Ended(process.exitValue(), Files.readString(log));
    }

    private static Path launcher(Path image) {
        return image.resolve("bin").resolve("topiary");
    }

    @Test
    void theDemoRunsElsewhereWithItsCacheAndAHomeThatCannotBeWritten(@TempDir Path folder) throws Exception {
        Path image = copyOfImage(folder);
        // With this flag the JVM does not start when the cache does not fit.
        Ended ended = start(
                launcher(image),
                folder,
                "-Xshare:on",
                "demo",
                "--headless",
                "--data-dir",
                folder.resolve("data").toString());

        assertThat(ended.said()).contains("Demo ran for");
        assertThat(ended.code()).isZero();
        assertThat(folder.resolve("topiary-demo.png")).exists();
        assertThat(image.resolve("lib").resolve("feather.ttf")).isRegularFile();
        // Neither JavaFX nor JNA unpacks a library.
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aDataFolderThatCannotBeMadeIsSaidInOneSentence(@TempDir Path folder) throws Exception {
        Ended ended = start(launcher(copyOfImage(folder)), folder, "", "demo", "--headless");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said().strip().lines())
                .singleElement()
                .asString()
                .startsWith("topiary: Cannot create the data folder " + NOT_WRITABLE + "/.config/topiary: ")
                .endsWith(". Choose another folder with --data-dir.");
    }

    @Test
    void itIsCalledByALinkAsWell(@TempDir Path folder) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("topiary"), launcher(copyOfImage(folder)));

        Process process = new ProcessBuilder(link.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).startsWith("Topiary ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topiary.jsa", "server/classes_coh.jsa"})
    void withoutAPartOfItsCacheItStartsAndSaysNothingAboutIt(String missing, @TempDir Path folder) throws Exception {
        Path image = copyOfImage(folder);
        Files.delete(image.resolve("lib").resolve(missing));

        assertThat(screenshot(image, folder)).doesNotContain("aot", "AOT", "cds", "CDS");
    }

    @Test
    void withACacheThatDoesNotFitItStartsAndSaysNothingAboutIt(@TempDir Path folder) throws Exception {
        Path image = copyOfImage(folder);
        Path jar = image.resolve("lib").resolve("app").resolve(Jars.MAIN_JAR);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));

        assertThat(screenshot(image, folder)).doesNotContain("aot", "AOT", "cds", "CDS");
    }

    /** Returns what it printed. */
    private static String screenshot(Path image, Path folder) throws IOException, InterruptedException {
        Path picture = folder.resolve("start.png");
        Ended ended = start(
                launcher(image),
                folder,
                "",
                "--headless",
                "--screenshot",
                picture.toString(),
                "--after",
                "0",
                "--data-dir",
                folder.resolve("data").toString());
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(picture).exists();
        return ended.said();
    }
}
