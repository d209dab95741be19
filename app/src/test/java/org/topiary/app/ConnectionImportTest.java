// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.view.start.NoExchange;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.app.viewmodel.exchange.ConnectionChoice;
import org.topiary.app.viewmodel.exchange.ImportSheet;
import org.topiary.app.viewmodel.exchange.OfferChoice;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.profiles.SavedProfile;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.testkit.TestCertificates;

/** Tests importing connections from other sources, with and without their passwords. */
final class ConnectionImportTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path folder;

    @Test
    void theListsNameConnectionsThatNobodyNamed() throws IOException {
        try (ExchangeProgram program = new ExchangeProgram(folder, "names")) {
            program.exchange.importText(
                    "mqtt://plant.example:1884\nmqtt://ann@home.example\nmqtt://bob@home.example\n");
            assertThat(program.imported().choices())
                    .extracting(ConnectionChoice::name)
                    .containsExactly("plant.example:1884", "home.example (ann)", "home.example (bob)");
            program.take();
            assertThat(program.exported().choices())
                    .extracting(ConnectionChoice::name)
                    .containsExactlyInAnyOrder("plant.example:1884", "home.example (ann)", "home.example (bob)");
        }
    }

    @Test
    void aCommandLineBecomesAConnectionWithItsPasswordAndSaysWhatItLeavesOut() throws IOException {
        try (ExchangeProgram program = new ExchangeProgram(folder, "one")) {
            program.exchange.importText(
                    "mosquitto_sub -h plant.example -p 1884 -u ann -P '" + PASSWORD + "' -t 'line1/#' -q 1 --insecure");
            assertThat(program.imported().notCarried())
                    .anySatisfy(line -> assertThat(line).contains("the host name in the certificate was not checked"));
            program.imported().choices().getFirst().chosenProperty().set(false);
            assertThat(program.imported().chosen()).isZero();
            program.imported().choices().getFirst().chosenProperty().set(true);
            assertThat(program.imported().chosen()).isEqualTo(1);
            program.take();

            assertThat(program.brought).containsExactly(1);
            assertThat(program.only().address().toUrl()).isEqualTo("mqtt://plant.example:1884");
            assertThat(program.only().userName()).isEqualTo("ann");
            assertThat(program.only().subscriptions())
                    .first()
                    .satisfies(subscription -> assertThat(subscription.filter()).isEqualTo("line1/#"));
            assertThat(program.password()).isEqualTo(PASSWORD);
        }
        assertThat(Files.readString(folder.resolve("one/profiles.json"))).doesNotContain(PASSWORD);
    }

    @Test
    void anImportThatFailsInAWayNobodyThoughtOfSaysSoWithoutQuotingAnything() throws IOException {
        NoExchange broken = new NoExchange() {
            @Override
            public ImportResult readText(String text, char @Nullable [] password) {
                throw new IllegalStateException("broken at " + text);
            }
        };
        try (ExchangeProgram program = new ExchangeProgram(folder, "one", new MemoryCredentials(), broken)) {
            program.exchange.importText(PASSWORD);
            ImportSheet sheet = program.imported();
            assertThat(sheet.stateProperty().get()).isEqualTo(ImportSheet.State.FAILED);
            assertThat(sheet.problemProperty().get())
                    .startsWith("This could not be imported")
                    .contains("IllegalState")
                    .doesNotContain(PASSWORD);
            sheet.submit();
            sheet.close();
            assertThat(program.exchange.sheetProperty().get()).isNull();
        }
    }

    @Test
    void whatIsChosenIsTakenOverAndNothingElse() throws IOException {
        try (ExchangeProgram program = new ExchangeProgram(folder, "one")) {
            program.exchange.importText("mqtt://one.example\nmqtt://two.example");
            ImportSheet sheet = program.imported();
            sheet.choices().forEach(choice -> choice.chosenProperty().set(false));
            sheet.submit();
            assertThat(sheet.problemProperty().get()).isEqualTo("Select at least one connection.");
            sheet.choices().getLast().chosenProperty().set(true);
            program.take();
            sheet.submit();
            assertThat(program.only().address().host()).isEqualTo("two.example");
        }
    }

    @Test
    void aTrustStoreIsReadOnceTheImportIsConfirmed_andOneThatDoesNotOpenIsToldFirst() throws Exception {
        Path store = folder.resolve("trust.p12");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", new TestCertificates("Own CA").certificate());
        try (OutputStream out = Files.newOutputStream(store)) {
            trusted.store(out, ExchangeProgram.SEAL.toCharArray());
        }
        String cli = "mqtt.host=h\nmqtt.port=8883\nauth.truststore="
                + store.toString().replace('\\', '/') + "\nauth.truststore.password=";
        try (ExchangeProgram program = new ExchangeProgram(folder, "one")) {
            program.exchange.importText(cli + ExchangeProgram.SEAL);
            assertThat(program.imported().choices().getFirst().notes())
                    .singleElement()
                    .asString()
                    .contains("truststore", store.toString());
            program.take();
            assertThat(program.only().tls().authorities()).isInstanceOf(Authorities.Pem.class);
        }
        try (ExchangeProgram program = new ExchangeProgram(folder, "wrong password")) {
            program.exchange.importText(cli + "wrong");
            ImportSheet sheet = program.imported();
            sheet.submit();
            assertThat(sheet.problemProperty().get()).contains("No certificate can be read", store.toString());
            assertThat(sheet.busyProperty().get()).isFalse();
            assertThat(program.store.profiles()).isEmpty();
            program.take();
            assertThat(program.only().tls().authorities()).isEqualTo(new Authorities.OfSystem());
        }
    }

    @Test
    void whatWeakensAConnectionIsAdoptedOnlyWhereItIsTicked() throws IOException {
        String risky =
                "{\"name\":\"%s\",\"address\":\"mqtts://h\",\"autoConnect\":true,\"tls\":{\"checkHostName\":false,\"acceptAnything\":true}}";
        Path file = Files.writeString(
                folder.resolve("risky.json"),
                "{\"format\":\"topiary-connections\",\"version\":1,\"connections\":[" + risky.formatted("a") + ","
                        + risky.formatted("b") + "]}");
        try (ExchangeProgram program = new ExchangeProgram(folder, "one")) {
            program.exchange.importFile(file);
            ImportSheet sheet = program.imported();
            assertThat(sheet.offers())
                    .hasSize(6)
                    .noneMatch(offer -> offer.adoptedProperty().get());
            assertThat(sheet.offers())
                    .extracting(OfferChoice::text)
                    .startsWith("a: Connect when Topiary starts")
                    .endsWith(
                            "b: Accept any certificate," + " so that anyone on the way can read and change everything");
            sheet.offers().getFirst().adoptedProperty().set(true);
            program.take();
            assertThat(program.store.profiles())
                    .extracting(SavedProfile::profile)
                    .allSatisfy(each -> {
                        assertThat(each.tls()).isEqualTo(TlsOptions.DEFAULT);
                        assertThat(each.autoConnect()).isEqualTo(each.name().equals("a"));
                    });
        }
    }
}
