// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.ProfileStore;

/** Tests what the program does in parallel with the start of the toolkit, each in a separate process. */
@IntegrationTest
@EnabledOnOs(OS.LINUX)
class BesideToolkitTest {
    private static final long LIMIT_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void aDisplayThatCannotBeOpenedEndsTheProgramWithASentence() throws Exception {
        Ended ended = run(
                Main.class,
                Map.of("DISPLAY", "unix:" + folder.resolve("none")),
                "--data-dir",
                folder.resolve("data").toString());

        assertThat(ended.code()).isEqualTo(1);
        // Without GTK, the message about missing system libraries appears instead.
        assertThat(ended.said())
                .containsPattern(
                        "topiary: (cannot open the window: “Unable to open DISPLAY”|system libraries for the window are missing)");
    }

    @Test
    void aPageWithCardsAndNoticesIsMadeWithoutIt() throws Exception {
        try (ProfileStore store = new ProfileStore(folder, problem -> {})) {
            ConnectionProfile plain = ConnectionProfile.of(
                    "1",
                    "A name that no card has room for ".repeat(4),
                    BrokerAddress.parse("mqtts://a.example").address());
            store.put(plain.toBuilder().colour("#cc2244").build());
            store.put(plain.toBuilder().id("2").folder("Plant/North").build());
            store.used("1", Instant.now().minus(Duration.ofDays(30)));
        }
        Files.writeString(folder.resolve("settings.json"), "no JSON");

        Ended ended = run(BuildWithoutToolkit.class, Map.of(), folder.toString());

        assertThat(ended.said()).contains("built").doesNotContain("Exception");
        assertThat(ended.code()).isZero();
    }

    @Test
    void thePageLoadsNoMapperCalendarsOrManagementBeans() throws Exception {
        List<String> command = ChildJvm.command(
                BuildWithoutToolkit.class, List.of("-Xlog:class+load:file=" + folder.resolve("loaded")));
        command.add(folder.resolve("data").toString());
        Ended ended = run(command, Map.of());

        assertThat(ended.said()).contains("built");
        assertThat(Files.readString(folder.resolve("loaded")))
                .contains("org.topiary.app.view.start.StartView ")
                .doesNotContain(
                        "com.fasterxml.jackson.databind.ObjectMapper ",
                        "java.lang.management.ManagementFactory ",
                        "java.text.SimpleDateFormat ",
                        "java.util.GregorianCalendar ");
    }

    @Test
    void aCommandWithoutAWindowLoadsNothingOfIt() throws Exception {
        Path payload = Files.writeString(folder.resolve("payload"), "21.50");

        List<String> command =
                ChildJvm.command(Main.class, List.of("-Xlog:class+load:file=" + folder.resolve("loaded")));
        command.addAll(List.of("decode", payload.toString()));
        Ended ended = run(command, Map.of());

        assertThat(ended.said())
                .isEqualToIgnoringNewLines(
                        "{\"format\":\"number\",\"chain\":[\"number\"],\"value\":21.50,\"problem\":null}");
        assertThat(ended.code()).isZero();
        assertThat(Files.readString(folder.resolve("loaded")))
                .contains("org.topiary.cli.Commands")
                .doesNotContain(" javafx.", "com.sun.javafx", "com.hivemq");
    }

    @Test
    void withoutSchemasNothingOfProtobufJavaIsLoaded() throws Exception {
        List<String> command =
                ChildJvm.command(WithoutSchemas.class, List.of("-Xlog:class+load:file=" + folder.resolve("loaded")));
        command.add(folder.resolve("schemas").toString());
        Ended ended = run(command, Map.of());

        assertThat(ended.said()).isEqualToIgnoringNewLines("1 1; 1: 1; [protobuf.noType]");
        assertThat(ended.code()).isZero();
        assertThat(Files.readString(folder.resolve("loaded")))
                .contains("org.topiary.payload.protobuf.schema.ChosenTypes")
                .doesNotContain("com.google.protobuf");
    }

    private record Ended(int code, String said) {}

    private Ended run(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = ChildJvm.command(main, List.of());
        if (environment.containsKey("DISPLAY")) {
            command.removeIf(argument -> argument.startsWith("-Dglass.") || argument.startsWith("-Dprism."));
        }
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    private Ended run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        File said = folder.resolve("said").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("it ended")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(said.toPath()));
        } finally {
            process.destroyForcibly();
        }
    }
}
