// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.app.viewmodel.settings.TestSettings.Shape;

class SettingsViewModelTest {
    @TempDir
    private Path folder;

    private TestSettings settings;
    private SettingsViewModel model;

    @BeforeEach
    void open() {
        settings = new TestSettings(folder);
        model = settings.model();
    }

    @AfterEach
    void close() {
        model.close();
        settings.close();
    }

    private <T> SettingEntry<T> entry(Setting<T> setting) {
        return TestSettings.entry(model, setting);
    }

    private TextInput typed() {
        return entry(TestSettings.SIZE).input().orElseThrow();
    }

    private List<String> shown() {
        return model.entries().stream()
                .filter(entry -> entry.shownProperty().get())
                .map(entry -> entry.setting().id())
                .toList();
    }

    @Test
    void everyKindComesBackAfterARestart() {
        entry(TestSettings.SIZE).set(150);
        entry(TestSettings.LOUD).set(false);
        entry(TestSettings.SHAPE).set(Shape.SQUARE);
        entry(TestSettings.NAME).set("Ada");
        settings.store.flush();

        try (TestSettings again = new TestSettings(folder)) {
            assertThat(again.live.get(TestSettings.SIZE)).isEqualTo(150);
            assertThat(again.live.get(TestSettings.LOUD)).isFalse();
            assertThat(again.live.get(TestSettings.SHAPE)).isEqualTo(Shape.SQUARE);
            assertThat(again.live.get(TestSettings.NAME)).isEqualTo("Ada");
        }
    }

    @Test
    void aValueInTheFileThatMakesNoSenseIsTheDefault() {
        settings.store.update(
                now -> now.withValue("size", Optional.of("9999")).withValue("shape", Optional.of("STAR")));

        assertThat(settings.live.get(TestSettings.SIZE)).isEqualTo(100);
        assertThat(settings.live.get(TestSettings.SHAPE)).isEqualTo(Shape.ROUND);
    }

    @Test
    void resetIsPossibleOnlyForWhatDiffersFromItsDefault() {
        SettingEntry<Integer> size = entry(TestSettings.SIZE);
        assertThat(size.resettableProperty().get()).isFalse();

        size.set(150);
        assertThat(size.resettableProperty().get()).isTrue();
        size.reset();

        assertThat(size.resettableProperty().get()).isFalse();
        assertThat(typed().textProperty().get()).isEqualTo("100");
        assertThat(settings.store.get().values()).isEmpty();
    }

    @Test
    void aWrongNumberHasAnErrorAndTheLastOneHolds() {
        typed().textProperty().set("200");
        typed().textProperty().set("2000");

        assertThat(typed().errorProperty().get()).isEqualTo("Enter a whole number from 10 to 500.");
        assertThat(settings.live.get(TestSettings.SIZE)).isEqualTo(200);

        typed().textProperty().set("");
        assertThat(typed().isWrong()).isTrue();
        assertThat(settings.live.get(TestSettings.SIZE)).isEqualTo(200);
    }

    @Test
    void resetRemovesWhatIsWrong() {
        typed().textProperty().set("9");
        assertThat(entry(TestSettings.SIZE).resettableProperty().get()).isTrue();

        entry(TestSettings.SIZE).reset();

        assertThat(typed().textProperty().get()).isEqualTo("100");
        assertThat(typed().isWrong()).isFalse();
        assertThat(entry(TestSettings.SIZE).resettableProperty().get()).isFalse();
    }

    @Test
    void aTextIsCheckedByItsRule() {
        TextInput name = entry(TestSettings.NAME).input().orElseThrow();
        name.textProperty().set("Ada");
        name.textProperty().set("Ada!");

        assertThat(name.errorProperty().get()).isEqualTo("Remove the exclamation mark.");
        assertThat(settings.live.get(TestSettings.NAME)).isEqualTo("Ada");
    }

    @Test
    void whatIsChangedElsewhereIsShown() {
        settings.store.update(now -> now.withValue("size", Optional.of("300")));

        assertThat(entry(TestSettings.SIZE).valueProperty().get()).isEqualTo(300);
        assertThat(typed().textProperty().get()).isEqualTo("300");
    }

    @Test
    void aChangeElsewhereLeavesWhatIsBeingTyped() {
        typed().textProperty().set("9");

        settings.store.update(now -> now.withTheme(Theme.DARK));

        assertThat(typed().textProperty().get()).isEqualTo("9");
    }

    @Test
    void aClosedPageFollowsNothing() {
        model.close();

        settings.store.update(now -> now.withValue("size", Optional.of("300")));

        assertThat(entry(TestSettings.SIZE).valueProperty().get()).isEqualTo(100);
    }

    @Test
    void theSearchFindsTitlesDescriptionsKeywordsAndGroups() {
        model.queryProperty().set("size");
        assertThat(shown()).containsExactly("size");
        model.queryProperty().set("BEEPS whether");
        assertThat(shown()).containsExactly("loud");
        model.queryProperty().set("edge");
        assertThat(shown()).containsExactly("shape");
        model.queryProperty().set("appearance");
        assertThat(shown()).hasSize(4);
        model.queryProperty().set("size edge");
        assertThat(shown()).isEmpty();
        assertThat(model.foundNothingProperty().get()).isTrue();
        model.queryProperty().set(" ");
        assertThat(shown()).hasSize(4);
        assertThat(model.foundNothingProperty().get()).isFalse();
    }

    @Test
    void theSearchFindsWhatAControlShows() {
        try (SettingsViewModel with = new SettingsViewModel(
                settings.live,
                List.of(TestSettings.GROUP),
                setting ->
                        setting.equals(TestSettings.LOUD) ? List.of("Open the guide", "Close the tab") : List.of())) {
            with.queryProperty().set("guide open");
            assertThat(with.foundNothingProperty().get()).isFalse();
            with.queryProperty().set("guide tab");
            assertThat(with.foundNothingProperty().get()).isTrue();
        }
    }
}
