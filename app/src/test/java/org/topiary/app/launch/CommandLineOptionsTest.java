// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.app.store.Settings.Theme;
import org.topiary.core.log.Qos;
import org.topiary.core.text.PseudoLocale;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;

final class CommandLineOptionsTest {
    private final List<LaunchPlan> launched = new ArrayList<>();
    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        return CommandLineOptions.commandLine(plan -> {
                    launched.add(plan);
                    return 0;
                })
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void withoutArgumentsTheStartPageOpens() {
        assertThat(run()).isZero();
        assertThat(launched).singleElement().satisfies(plan -> {
            assertThat(plan.start()).isEqualTo(new LaunchPlan.Start.Page());
            assertThat(plan.headless()).isFalse();
            assertThat(plan.screenshot()).isEmpty();
        });
    }

    @Test
    void aUrlOpensAConnectionToEverythingAndTheBrokersOwnTopics() {
        assertThat(run("mqtts://ann@plant.example:8884")).isZero();
        assertThat(launched).singleElement().satisfies(plan -> {
            ConnectionProfile profile = ((LaunchPlan.Start.Connection) plan.start()).profile();
            assertThat(profile.address())
                    .isEqualTo(new BrokerAddress(BrokerAddress.Transport.TLS, "plant.example", 8884, ""));
            assertThat(profile.userName()).isEqualTo("ann");
            assertThat(profile.version()).isEqualTo(MqttVersion.AUTOMATIC);
            assertThat(profile.subscriptions()).isEqualTo(ConnectionProfile.DEFAULT_SUBSCRIPTIONS);
        });
    }

    @Test
    void anArgumentNamesNoFileOfArguments(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "demo --rate 10000");

        assertThat(run("@" + file)).isEqualTo(2);
        assertThat(launched).isEmpty();
    }

    @Test
    void aLinkIsToldApart() {
        assertThat(run("--link", "mqtt://plant.example")).isZero();
        assertThat(run("--link")).isZero();
        assertThat(run("mqtt://plant.example")).isZero();
        assertThat(launched)
                .extracting(LaunchPlan::start)
                .extracting(start -> start instanceof LaunchPlan.Start.Connection opened && opened.link())
                .containsExactly(true, false, false);
    }

    @Test
    void optionsOfAConnectionAndOfTheWindowAreTaken() {
        assertThat(run(
                        "mqtt://127.0.0.1",
                        "--subscribe",
                        "a/#",
                        "--subscribe",
                        "b/+",
                        "--mqtt",
                        "3.1.1",
                        "--select",
                        "a/b",
                        "--headless",
                        "--screenshot",
                        "shot.png",
                        "--after",
                        "2.5",
                        "--size",
                        "900x600",
                        "--theme",
                        "dark",
                        "--data-dir",
                        "d"))
                .isZero();
        assertThat(launched).singleElement().satisfies(plan -> {
            ConnectionProfile profile = ((LaunchPlan.Start.Connection) plan.start()).profile();
            assertThat(profile.version()).isEqualTo(MqttVersion.MQTT_3_1_1);
            assertThat(profile.subscriptions())
                    .containsExactly(
                            new Subscription("a/#", Qos.EXACTLY_ONCE, false),
                            new Subscription("b/+", Qos.EXACTLY_ONCE, false));
            assertThat(plan.select()).contains("a/b");
            assertThat(plan.headless()).isTrue();
            assertThat(plan.screenshot()).contains(new LaunchPlan.Shot(Path.of("shot.png"), 2.5));
            assertThat(plan.size()).contains(new LaunchPlan.Size(900, 600));
            assertThat(plan.theme()).contains(Theme.DARK);
            assertThat(plan.dataDir()).contains(Path.of("d"));
        });
    }

    @Test
    void theDemoTakesRateAndSeedAndTheOptionsOfTheWindow() {
        assertThat(run("demo", "--rate", "2.5", "--seed", "7", "--theme", "light"))
                .isZero();
        assertThat(launched).singleElement().satisfies(plan -> {
            assertThat(plan.start()).isEqualTo(new LaunchPlan.Start.Demo(2.5, 7));
            assertThat(plan.theme()).contains(Theme.LIGHT);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    http://127.0.0.1 | http
                    mqtt://h:99999 | 99999
                    mqtt://ann:secret@h | password
                    mqtt://h --subscribe a/#/b | a/#/b
                    mqtt://h --mqtt 4 | 3.1.1 or 5
                    --size 10x10 | 10x10
                    --size big | big
                    --theme pink | pink
                    --headless | --screenshot
                    --mqtt 5 | URL
                    --after -1 | --after
                    --after 3 | --screenshot
                    demo --rate 0 | --rate
                    --frobnicate | --frobnicate
                    --password x | --password
                    --mqtt | --mqtt
                    --after soon | soon
                    --locale | --locale
                    --locale en_GB | en_GB
                    --locale english | english
                    --locale en-XX | en-XX
                    demo --locale xx | xx
                    """)
    void aBadArgumentIsOneLineThatNamesItAndExitCodeTwo(String arguments, String named) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(launched).isEmpty();
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("topiary: ")
                .contains(named);
        assertThat(err.toString()).doesNotContain("secret");
    }

    @Test
    void anAddressHasAtMost2048Characters() {
        String start = "ws://plant.example/";
        assertThat(run(start + "a".repeat(2_048 - start.length()))).isZero();
        assertThat(launched).hasSize(1);

        assertThat(run(start + "a".repeat(2_049 - start.length()))).isEqualTo(2);
        assertThat(launched).hasSize(1);
        assertThat(err.toString()).contains("the URL has 2049 characters; at most 2048 are allowed.");
    }

    @Test
    void theLocaleIsReadBeforeTheOtherArguments() {
        assertThat(LanguageOption.of(List.of("demo", "--locale", "de"))).contains(Locale.GERMAN);
        assertThat(LanguageOption.of(List.of("--locale=pt-BR", "mqtt://h"))).contains(Locale.of("pt", "BR"));
        assertThat(LanguageOption.of(List.of("--locale", "es-419"))).contains(Locale.of("es", "419"));
        assertThat(LanguageOption.of(List.of("--locale", "en-XA"))).contains(PseudoLocale.LOCALE);
        assertThat(LanguageOption.of(List.of("--locale"))).isEmpty();
        assertThat(LanguageOption.of(List.of("--locale", "en_GB"))).isEmpty();
        assertThat(LanguageOption.of(List.of("--theme", "dark"))).isEmpty();
        assertThat(run("--locale", "de")).isZero();
        assertThat(run("demo", "--locale=en-XA")).isZero();
    }

    @Test
    void helpAndProblemsAreInTheChosenLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(PseudoLocale.LOCALE);

            assertThat(run("--help")).isZero();
            assertThat(run("demo", "--help")).isZero();
            assertThat(run("--frobnicate")).isEqualTo(2);
            assertThat(run("--theme", "pink")).isEqualTo(2);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(out.toString())
                .doesNotContainPattern("(?m)^ *[A-Z][a-z]+ [a-z]")
                .contains("⟦Ûšåĝé:", "--data-dir");
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("topiary: ⟦"));
    }

    @Test
    void versionAndHelpArePrinted() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Topiary " + Version.number()).doesNotContain("${");
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("demo", "--subscribe", "--data-dir", "TOPIARY_PASSWORD");
        assertThat(launched).isEmpty();
    }
}
