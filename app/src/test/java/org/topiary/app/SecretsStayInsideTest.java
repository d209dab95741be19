// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.RealProxy;
import org.topiary.testkit.TestCertificates;
import org.topiary.testkit.TestCertificates.Identity;
import org.topiary.testkit.TestCertificates.KeyFormat;

/**
 * Runs the program as a separate process that writes everything to one folder: data, logs, exports, pictures, temporary
 * files, the home folder and the console output. Checks that the folder contains none of the secrets used.
 */
@IntegrationTest
final class SecretsStayInsideTest {
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    private Path written;

    /** The program's input, which is not searched. */
    @TempDir
    private Path given;

    @Test
    void noSecretIsInAnythingThatTheProgramWrites() throws Exception {
        TestCertificates authority = new TestCertificates("CA");
        Identity client = authority.client("client", "EC");
        Path ca = Files.writeString(given.resolve("ca.crt"), authority.pem());
        Path certificate = Files.writeString(given.resolve("client.crt"), client.certificatePem());
        Path key =
                Files.writeString(given.resolve("client.key"), client.keyPem(KeyFormat.PKCS8, SecretsOfRun.PASSPHRASE));
        int webSocket = MosquittoBroker.freePort();
        String[] listener = Stream.concat(
                        Stream.of(
                                "listener " + webSocket + " 127.0.0.1",
                                "protocol websockets",
                                "cafile " + ca,
                                "require_certificate true"),
                        authority.server("127.0.0.1").mosquitto(given, "server").stream())
                .toArray(String[]::new);
        try (MosquittoBroker broker =
                        MosquittoBroker.startWithPassword(SecretsOfRun.USER, SecretsOfRun.PASSWORD, listener);
                RealProxy proxy =
                        RealProxy.http("BasicAuth " + SecretsOfRun.PROXY_USER + " " + SecretsOfRun.PROXY_PASSWORD)) {
            end(
                    "window",
                    start(
                            "window",
                            Map.of(),
                            List.of(
                                    "-Drun.webSocket=" + webSocket,
                                    "-Drun.plain=" + broker.port(),
                                    "-Drun.proxy=" + proxy.port(),
                                    "-Drun.authority=" + ca,
                                    "-Drun.certificate=" + certificate,
                                    "-Drun.key=" + key),
                            SecretsRun.class,
                            written.toString()));
            assertThat(written.resolve("data/vault.json"))
                    .content()
                    .contains("\"password\"", "\"keyPassphrase\"", "\"proxyPassword\"", "\"webSocketAuthorization\"");
            assertThat(written.resolve("plain.topiary.json")).content().contains("127.0.0.1");
            assertThat(written.resolve("sealed.topiary.json")).isNotEmptyFile();

            // Two more starts: one with a locked vault, and one with an address and the password in the environment.
            Process restored = start(
                    "restored",
                    Map.of(),
                    List.of(),
                    Main.class,
                    "--headless",
                    "--screenshot",
                    written.resolve("locked.png").toString(),
                    "--after",
                    "2",
                    "--data-dir",
                    written.resolve("data").toString());
            Process address = start(
                    "address",
                    Map.of("TOPIARY_PASSWORD", SecretsOfRun.PASSWORD),
                    List.of(),
                    Main.class,
                    "--headless",
                    "--screenshot",
                    written.resolve("address.png").toString(),
                    "--after",
                    "2",
                    "--data-dir",
                    written.resolve("other").toString(),
                    "mqtt://" + SecretsOfRun.USER + "@127.0.0.1:" + broker.port());
            end("restored", restored);
            end("address", address);
        }
        assertThat(written.resolve("locked.png")).isNotEmptyFile();
        assertThat(written.resolve("address.png")).isNotEmptyFile();
        assertThat(SecretSearch.files(written)).as("files that are searched").hasSizeGreaterThan(10);
        assertThat(SecretSearch.find(written, SecretsOfRun.all())).isEmpty();
    }

    /** A search without findings proves something only if the search works. */
    @Test
    void theSearchFindsWhatIsPlantedInEveryFormAndPlace() throws IOException {
        for (Map.Entry<String, String> form :
                SecretSearch.forms(SecretsOfRun.MASTER).entrySet()) {
            Path file = Files.createDirectories(written.resolve("deep/er")).resolve("file.bin");
            Files.write(file, ("\u0000before " + form.getValue() + " after").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(SecretSearch.find(written, SecretsOfRun.all()))
                    .as(form.getKey())
                    .anyMatch(found ->
                            found.startsWith("the master password as " + form.getKey()) && found.endsWith("file.bin"));
        }
        Files.writeString(
                written.resolve("deep/er/file.bin"),
                Base64.getEncoder()
                        .encodeToString((SecretsOfRun.PROXY_USER + ':' + SecretsOfRun.PROXY_PASSWORD)
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(SecretSearch.find(written, SecretsOfRun.all()))
                .anyMatch(found -> found.startsWith("the proxy's password as Base64"));
        Files.writeString(written.resolve("deep/er/file.bin"), "Master-2Vb9kEo");
        assertThat(SecretSearch.find(written, SecretsOfRun.all())).isEmpty();
        Files.createFile(written.resolve("deep/" + SecretsOfRun.SEAL + ".log"));
        assertThat(SecretSearch.find(written, SecretsOfRun.all()))
                .anyMatch(found -> found.startsWith("the password of the export as UTF-8"));
    }

    private Process start(
            String name, Map<String, String> environment, List<String> properties, Class<?> main, String... arguments)
            throws IOException {
        for (String each : new String[] {"home", "tmp", "work"}) {
            Files.createDirectories(written.resolve(each));
        }
        List<String> options = new ArrayList<>(List.of(
                "-Djava.io.tmpdir=" + written.resolve("tmp"),
                "-Duser.home=" + written.resolve("home"),
                "-Djavafx.cachedir=" + written.resolve("tmp/javafx")));
        options.addAll(properties);
        List<String> command = ChildJvm.command(main, options);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(written.resolve("work").toFile())
                .redirectOutput(written.resolve(name + ".out").toFile())
                .redirectError(written.resolve(name + ".err").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("HOME", written.resolve("home").toString());
        builder.environment().put("TMPDIR", written.resolve("tmp").toString());
        builder.environment().keySet().removeIf(each -> each.startsWith("XDG_"));
        return builder.start();
    }

    private void end(String name, Process process) throws IOException, InterruptedException {
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(name + " ends")
                    .isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(written.resolve(name + ".err")))
                    .isZero();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
