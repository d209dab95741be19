// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.session.Connections;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.view.start.NoExchange;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.app.viewmodel.exchange.Choice;
import org.topiary.app.viewmodel.exchange.Exchange;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.exchange.ExportSheet;
import org.topiary.app.viewmodel.exchange.ImportSheet;
import org.topiary.app.viewmodel.exchange.OfferChoice;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.testkit.TestCertificates;
import org.topiary.vault.Vault.Protection;

/**
 * Connections that come from elsewhere and go to files, with their passwords or without, through the program's own
 * wiring.
 */
final class ExchangeTest {
    private static final String PASSWORD = "correct horse";
    private static final String SEAL = "battery staple";
    private static final String MASTER = "master key";

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();

    /** A program with a data folder of its own. */
    private final class Program implements AutoCloseable {
        private final Credentials credentials;
        private final ProfileStore store;
        private final ExchangeViewModel exchange;

        Program(String name) throws IOException {
            this(name, new MemoryCredentials());
        }

        Program(String name, Credentials credentials) throws IOException {
            this(
                    name,
                    credentials,
                    new Connections(
                            Tasks.on(Runnable::run),
                            () -> ProxyChoice.DEFAULT,
                            new InstalledTools("Linux", folder, Map.of()),
                            folder));
        }

        Program(String name, Credentials credentials, Exchange source) throws IOException {
            this.credentials = credentials;
            store = new ProfileStore(Files.createDirectories(folder.resolve(name)), problems::add);
            exchange = new ExchangeViewModel(
                    source, store, credentials, Tasks.on(Runnable::run), Runnable::run, ids -> told.add(ids.size()));
        }

        ImportSheet imported() {
            return (ImportSheet) sheet();
        }

        ExportSheet exported() {
            exchange.export();
            return (ExportSheet) sheet();
        }

        private Object sheet() {
            Object sheet = exchange.sheetProperty().get();
            assertThat(sheet).isNotNull();
            return sheet == null ? "" : sheet;
        }

        ConnectionProfile only() {
            assertThat(store.profiles()).hasSize(1);
            return store.profiles().stream().map(SavedProfile::profile).toList().getFirst();
        }

        @Nullable
        String password() {
            List<@Nullable String> found = new ArrayList<>();
            credentials.load(only().id(), secrets -> {
                byte[] password = secrets.copy(SecretField.PASSWORD);
                found.add(password == null ? null : new String(password, StandardCharsets.UTF_8));
                secrets.close();
            });
            return found.getFirst();
        }

        @Override
        public void close() {
            credentials.close();
            store.close();
            assertThat(problems).isEmpty();
        }
    }

    private static void take(Program program) {
        ImportSheet sheet = program.imported();
        assertThat(sheet.stateProperty().get())
                .as(sheet.problemProperty().get())
                .isEqualTo(ImportSheet.State.FOUND);
        sheet.submit();
        assertThat(program.exchange.sheetProperty().get()).isNull();
    }

    @Test
    void theListsNameConnectionsThatNobodyNamed() throws IOException {
        try (Program program = new Program("names")) {
            program.exchange.importText(
                    "mqtt://plant.example:1884\nmqtt://ann@home.example\nmqtt://bob@home.example\n");
            assertThat(program.imported().choices())
                    .extracting(Choice::name)
                    .containsExactly("plant.example:1884", "home.example (ann)", "home.example (bob)");
            take(program);
            assertThat(program.exported().choices())
                    .extracting(Choice::name)
                    .containsExactlyInAnyOrder("plant.example:1884", "home.example (ann)", "home.example (bob)");
        }
    }

    @Test
    void aCommandLineBecomesAConnectionWithItsPasswordAndSaysWhatItLeavesOut() throws IOException {
        try (Program program = new Program("one")) {
            program.exchange.importText(
                    "mosquitto_sub -h plant.example -p 1884 -u ann -P '" + PASSWORD + "' -t 'line1/#' -q 1 --insecure");
            assertThat(program.imported().notCarried())
                    .anySatisfy(line -> assertThat(line).contains("the host name in the certificate was not checked"));
            program.imported().choices().getFirst().chosenProperty().set(false);
            assertThat(program.imported().chosen()).isZero();
            program.imported().choices().getFirst().chosenProperty().set(true);
            assertThat(program.imported().chosen()).isEqualTo(1);
            take(program);

            assertThat(told).containsExactly(1);
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
    void anExportReplacesTheFileAsAWholeOrSaysWhyItCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("all.topiary.json"), "of yesterday");
        // Still holds what the file held if that was not written over in place, where a full disk would leave half a
        // file.
        Path yesterday = Files.createLink(folder.resolve("yesterday"), file);
        Path nowhere = folder.resolve("nowhere").resolve("all.topiary.json");
        try (Program program = new Program("from")) {
            program.exchange.importText("mosquitto_sub -h plant.example -u ann -t '#'");
            take(program);

            program.exported().write(file);
            assertThat(file).content().contains("plant.example");
            assertThat(yesterday).hasContent("of yesterday");

            ExportSheet sheet = program.exported();
            sheet.write(nowhere);
            assertThat(sheet.problemProperty().get())
                    .startsWith("Cannot write " + nowhere + ": the folder does not exist.");
        }
    }

    @Test
    void anImportThatFailsInAWayNobodyThoughtOfSaysSoWithoutQuotingAnything() throws IOException {
        NoExchange broken = new NoExchange() {
            @Override
            public ImportResult readText(String text, char @Nullable [] password) {
                throw new IllegalStateException("broken at " + text);
            }
        };
        try (Program program = new Program("one", new MemoryCredentials(), broken)) {
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
        try (Program program = new Program("one")) {
            program.exchange.importText("mqtt://one.example\nmqtt://two.example");
            ImportSheet sheet = program.imported();
            sheet.choices().forEach(choice -> choice.chosenProperty().set(false));
            sheet.submit();
            assertThat(sheet.problemProperty().get()).isEqualTo("Select at least one connection.");
            sheet.choices().getLast().chosenProperty().set(true);
            take(program);
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
            trusted.store(out, SEAL.toCharArray());
        }
        String cli = "mqtt.host=h\nmqtt.port=8883\nauth.truststore="
                + store.toString().replace('\\', '/') + "\nauth.truststore.password=";
        try (Program program = new Program("one")) {
            program.exchange.importText(cli + SEAL);
            assertThat(program.imported().choices().getFirst().notes())
                    .singleElement()
                    .asString()
                    .contains("truststore", store.toString());
            take(program);
            assertThat(program.only().tls().authorities()).isInstanceOf(Authorities.Pem.class);
        }
        try (Program program = new Program("wrong password")) {
            program.exchange.importText(cli + "wrong");
            ImportSheet sheet = program.imported();
            sheet.submit();
            assertThat(sheet.problemProperty().get()).contains("No certificate can be read", store.toString());
            assertThat(sheet.busyProperty().get()).isFalse();
            assertThat(program.store.profiles()).isEmpty();
            take(program);
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
        try (Program program = new Program("one")) {
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
            take(program);
            assertThat(program.store.profiles())
                    .extracting(SavedProfile::profile)
                    .allSatisfy(each -> {
                        assertThat(each.tls()).isEqualTo(TlsOptions.DEFAULT);
                        assertThat(each.autoConnect()).isEqualTo(each.name().equals("a"));
                    });
        }
    }

    @Test
    void aSealedExportTakesThePasswordAlongAndAPlainOneDoesNot() throws IOException {
        Path sealed = folder.resolve("sealed.topiary.json");
        Path plain = folder.resolve("plain.topiary.json");
        try (Program program = new Program("from")) {
            program.exchange.importText("mosquitto_sub -h plant.example -u ann -P '" + PASSWORD + "' -t '#'");
            take(program);

            program.exported().write(plain);
            ExportSheet sheet = program.exported();
            sheet.sealedProperty().set(true);
            sheet.password().typedProperty().set("123456789");
            sheet.password().repeatedProperty().set("123456789");
            assertThat(sheet.password().strengthProperty().getValue()).isEqualTo("1 more character needed");
            sheet.write(sealed);
            assertThat(sheet.problemProperty().get()).startsWith("Use at least 10 characters.");
            sheet.password().typedProperty().set(SEAL);
            sheet.password().repeatedProperty().set("something else");
            sheet.write(sealed);
            assertThat(sheet.problemProperty().get()).isNotEmpty();
            assertThat(sealed).doesNotExist();
            sheet.password().repeatedProperty().set(SEAL);
            sheet.write(sealed);
            assertThat(program.exchange.sheetProperty().get()).isNull();
        }
        assertThat(Files.readString(plain)).contains("plant.example").doesNotContain(PASSWORD);
        assertThat(Files.readString(sealed))
                .doesNotContain(PASSWORD)
                .doesNotContain("plant.example")
                .doesNotContain(SEAL);

        try (Program program = new Program("plain")) {
            program.exchange.importFile(plain);
            take(program);
            assertThat(program.only().userName()).isEqualTo("ann");
            assertThat(program.password()).isNull();
        }
        try (Program program = new Program("sealed")) {
            program.exchange.importFile(sealed);
            ImportSheet sheet = program.imported();
            assertThat(sheet.stateProperty().get()).isEqualTo(ImportSheet.State.PASSWORD);
            sheet.passwordProperty().set("wrong");
            sheet.submit();
            assertThat(sheet.stateProperty().get()).isEqualTo(ImportSheet.State.PASSWORD);
            assertThat(sheet.problemProperty().get()).isNotEmpty();
            sheet.passwordProperty().set(SEAL);
            sheet.submit();
            take(program);
            assertThat(program.only().userName()).isEqualTo("ann");
            assertThat(program.password()).isEqualTo(PASSWORD);
        }
    }

    @Test
    void aSealedTextIsOpenedWithItsPassword() throws IOException {
        Path sealed = folder.resolve("sealed.topiary.json");
        try (Program program = new Program("from")) {
            program.exchange.importText("mosquitto_sub -h plant.example -u ann -P '" + PASSWORD + "' -t '#'");
            take(program);
            export(program, sealed);
        }
        try (Program program = new Program("to")) {
            program.exchange.importText(Files.readString(sealed));
            ImportSheet sheet = program.imported();
            assertThat(sheet.stateProperty().get()).isEqualTo(ImportSheet.State.PASSWORD);
            sheet.passwordProperty().set(SEAL);
            sheet.submit();
            take(program);
            assertThat(program.password()).isEqualTo(PASSWORD);
        }
    }

    private static ExportSheet export(Program program, Path file) {
        ExportSheet sheet = program.exported();
        sheet.sealedProperty().set(true);
        sheet.password().typedProperty().set(SEAL);
        sheet.password().repeatedProperty().set(SEAL);
        sheet.write(file);
        return sheet;
    }

    @Test
    void anImportThatIsLeftWhileTheVaultAsksTakesNothingOver() throws IOException {
        try (VaultByHand vault = new VaultByHand(folder);
                Program program = new Program("one", vault.credentials())) {
            program.exchange.importText(
                    "mosquitto_sub -h one.example -u ann -P x -t '#'\nmosquitto_sub -h two.example -u ann -P x -t '#'");
            ImportSheet sheet = program.imported();
            assertThat(sheet.choices()).hasSize(2);
            sheet.submit();
            assertThat(sheet.busyProperty().get()).isTrue();
            sheet.submit();
            vault.work();
            sheet.close();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(program.store.profiles()).isEmpty();
            for (Choice choice : sheet.choices()) {
                vault.credentials()
                        .kept(
                                choice.profile().id(),
                                fields -> assertThat(fields).isEmpty());
            }
            vault.work();
        }
    }

    @Test
    void anImportWhoseVaultQuestionIsLeftCanBeTakenAgain() throws IOException {
        try (VaultByHand vault = new VaultByHand(folder);
                Program program = new Program("one", vault.credentials())) {
            program.exchange.importText("mosquitto_sub -h one.example -u ann -P x -t '#'");
            ImportSheet sheet = program.imported();
            sheet.submit();
            vault.work();
            vault.leave();
            assertThat(sheet.busyProperty().get()).isFalse();
            assertThat(program.store.profiles()).isEmpty();
            sheet.submit();
            vault.work();
            vault.choose(Protection.KEYCHAIN, "");
            assertThat(program.store.profiles()).hasSize(1);
            assertThat(program.exchange.sheetProperty().get()).isNull();
        }
    }

    @Test
    void anExportWhoseVaultQuestionIsLeftWritesNothingAndCanBeTriedAgain() throws IOException {
        Path sealed = folder.resolve("sealed.topiary.json");
        try (VaultByHand vault = new VaultByHand(folder);
                Program program = new Program("from", vault.credentials())) {
            program.exchange.importText("mosquitto_sub -h plant.example -u ann -P '" + PASSWORD + "' -t '#'");
            program.imported().submit();
            vault.work();
            vault.choose(Protection.PASSWORD, MASTER);
        }
        try (VaultByHand vault = new VaultByHand(folder);
                Program program = new Program("from", vault.credentials())) {
            ExportSheet sheet = export(program, sealed);
            assertThat(sheet.busyProperty().get()).isTrue();
            vault.work();
            vault.leave();
            assertThat(sheet.busyProperty().get()).isFalse();
            assertThat(program.exchange.sheetProperty().get()).isEqualTo(sheet);
            assertThat(sealed).doesNotExist();

            sheet.write(sealed);
            vault.work();
            vault.unlock(MASTER);
            assertThat(sealed).exists();
            assertThat(program.exchange.sheetProperty().get()).isNull();
        }
    }
}
