// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.store.Settings.WindowPlace;
import org.topiary.app.text.Texts;
import org.topiary.core.rows.RowOrder;
import org.topiary.core.rows.RowOrder.By;
import org.topiary.testkit.English;

class SettingsStoreTest {
    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void withoutAFileTheDefaultsHold() {
        assertThat(settings()).isEqualTo(Settings.DEFAULT);
        assertThat(Settings.DEFAULT.logBudgetMiB()).isEqualTo(256);
        assertThat(Settings.DEFAULT.topicLimit()).isEqualTo(2_000_000);
    }

    @Test
    void everySettingComesBack() {
        Settings changed = Settings.DEFAULT
                .withTheme(Theme.DARK)
                .withWindow(new WindowPlace(-10, 20.5, 1280, 800, true))
                .withSize("side.right", 0.3)
                .withOpenPanel("drawer", "publish")
                .withTreeColumns(TreeColumns.DEFAULT
                        .withOrder(RowOrder.by(By.LAST_CHANGE).reverse())
                        .withShown(By.BYTES, true)
                        .withShown(By.RETAINED, false)
                        .withWidth(By.NAME, 210)
                        .movedTo(By.LAST_CHANGE, By.VALUE))
                .withLogBudgetMiB(512)
                .withTopicLimit(50_000)
                .withModule("/usr/lib/opensc-pkcs11.so")
                .withKnownAccess("rwxr-xr-x ada staff")
                .withValue("text-size", Optional.of("125"))
                .withLayout(new Layout(
                        List.of(
                                new Layout.Tab("plant", Optional.empty(), Map.of()),
                                new Layout.Tab(
                                        "home",
                                        Optional.empty(),
                                        Map.of("value", new WindowPlace(1, 2, 300, 200, true))),
                                new Layout.Tab(
                                        "plant", Optional.of(new WindowPlace(40, 50, 600, 500, false)), Map.of())),
                        1));
        try (SettingsStore store = new SettingsStore(folder, problem -> problems.add(English.text(problem)))) {
            store.update(settings -> changed);
        }
        assertThat(settings()).isEqualTo(changed);
        assertThat(problems).isEmpty();
    }

    @Test
    void aSettingThatMakesNoSenseHasItsDefaultAndUnknownOnesSurvive() throws IOException {
        Files.writeString(file(), """
                {"version":1,"theme":"plaid","treeOrder":7,"treeReversed":"x",
                 "treeColumns":[{"column":"wind","width":99},7,{"column":"rate","width":-5,"shown":"x"},
                                {"column":"rate","width":40},{"column":"bytes","width":1000000}],"logBudgetMiB":-3,"topicLimit":0,"window":{"width":-1},
                 "sizes":{"a":-7,"b":0.5,"c":"wide"},"future":{"x":1}}
                """);
        assertThat(settings().theme()).isEqualTo(Theme.SYSTEM);
        TreeColumns tree = settings().treeColumns();
        assertThat(tree.order()).isEqualTo(RowOrder.NAME);
        assertThat(tree.columns())
                .extracting(TreeColumns.Column::by)
                .containsExactly(By.NAME, By.RATE, By.BYTES, By.VALUE, By.RETAINED, By.MESSAGES, By.LAST_CHANGE);
        assertThat(tree.columns()).extracting(TreeColumns.Column::width).containsExactly(0, 0, 1_000, 0, 0, 0, 0);
        assertThat(settings().logBudgetMiB()).isEqualTo(Settings.MIN_LOG_BUDGET_MIB);
        assertThat(settings().topicLimit()).isEqualTo(Settings.MIN_TOPIC_LIMIT);
        assertThat(settings().window()).isEmpty();
        assertThat(settings().sizes()).isEqualTo(Map.of("b", 0.5));
        try (SettingsStore store = new SettingsStore(folder, problem -> problems.add(English.text(problem)))) {
            store.update(settings -> settings.withTheme(Theme.LIGHT));
        }
        assertThat(file()).content().contains("future", "\"light\"");
    }

    @Test
    void valuesOfOtherVersionsSurvive() throws IOException {
        Files.writeString(file(), """
                {"version":1,"values":{"future":"blue","later":{"x":1},"text-size":"125"}}
                """);
        try (SettingsStore store = new SettingsStore(folder, problem -> problems.add(English.text(problem)))) {
            assertThat(store.get().values()).isEqualTo(Map.of("future", "blue", "text-size", "125"));
            store.update(settings -> settings.withValue("text-size", Optional.empty()));
        }
        assertThat(file())
                .content()
                .contains("\"future\" : \"blue\"", "\"later\"")
                .doesNotContain("text-size");
    }

    @Test
    void aListenerHearsOfChangesOnly() {
        List<Theme> heard = new ArrayList<>();
        try (SettingsStore store = new SettingsStore(folder, problem -> problems.add(English.text(problem)))) {
            store.onChange(() -> heard.add(store.get().theme()));
            store.update(settings -> settings.withTheme(Theme.SYSTEM));
            store.update(settings -> settings.withTheme(Theme.DARK));
        }
        assertThat(heard).containsExactly(Theme.DARK);
    }

    @Test
    void theOrderThatVersionsWithoutColumnsSavedIsKeptAndItsColumnShown() throws IOException {
        Files.writeString(file(), "{\"version\":1,\"treeOrder\":\"bytes\"}");
        assertThat(settings().treeColumns().order()).isEqualTo(RowOrder.by(By.BYTES));
        assertThat(settings().treeColumns().column(By.BYTES).shown()).isTrue();
    }

    @Test
    void theFolderFollowsTheConventionOfTheSystem() {
        Path home = Path.of("/home/ada");
        assertThat(DataDir.byConvention("Linux", home, Map.of())).isEqualTo(Path.of("/home/ada/.config/topiary"));
        assertThat(DataDir.byConvention("Linux", home, Map.of("XDG_CONFIG_HOME", "/x")))
                .isEqualTo(Path.of("/x/topiary"));
        assertThat(DataDir.byConvention("Linux", home, Map.of("XDG_CONFIG_HOME", "x")))
                .isEqualTo(Path.of("/home/ada/.config/topiary"));
        assertThat(DataDir.byConvention("Mac OS X", home, Map.of()))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Topiary"));
        assertThat(DataDir.byConvention("Windows 11", home, Map.of("APPDATA", "/roaming")))
                .isEqualTo(Path.of("/roaming/Topiary"));
    }

    @Test
    void theFolderIsCreatedForItsOwnerOnly() throws IOException {
        Path data = DataDir.open(folder.resolve("a").resolve("b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(DataDir.open(data)).isEqualTo(data);
    }

    @Test
    void aFolderThatIsOpenToOthersCanBeRestricted() throws IOException {
        Path data = DataDir.open(folder.resolve("data"));
        assertThat(DataDir.openAccess(data)).isEmpty();
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(DataDir.openAccess(data).orElseThrow()).startsWith("rwxr-xr-x ");
        DataDir.restrict(data);
        assertThat(DataDir.openAccess(data)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeCreatedIsNamed() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataDir.open(inTheWay))
                .isInstanceOf(IOException.class)
                .extracting(Texts::of, STRING)
                .isEqualTo("Cannot create the data folder " + inTheWay
                        + ": a file with that name exists. Choose another folder with --data-dir.");
    }

    private Settings settings() {
        try (SettingsStore store = new SettingsStore(folder, problem -> problems.add(English.text(problem)))) {
            return store.get();
        }
    }

    private Path file() {
        return folder.resolve(SettingsStore.FILE_NAME);
    }
}
