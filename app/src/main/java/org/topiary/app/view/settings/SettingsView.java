// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.settings;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.SearchWords;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.command.KeyRecorder;
import org.topiary.app.ui.settings.ResetButton;
import org.topiary.app.ui.settings.SettingControl;
import org.topiary.app.ui.settings.SettingRow;
import org.topiary.app.view.input.Inputs;
import org.topiary.app.viewmodel.settings.Setting;
import org.topiary.app.viewmodel.settings.SettingEntry;
import org.topiary.app.viewmodel.settings.SettingGroup;
import org.topiary.app.viewmodel.settings.SettingKind;
import org.topiary.app.viewmodel.settings.SettingsViewModel;

/** All settings as a sheet: the groups at the left, the settings at the right, and a field that searches them. */
public final class SettingsView extends BorderPane {
    /** The share of the visible height that a page key scrolls. */
    private static final double PAGE_SHARE = 0.9;

    private final SettingsViewModel model;
    private final Map<String, Supplier<SettingControl>> controls;
    private final Inputs inputs = new Inputs("settings-");
    private final CustomTextField search = BoundedText.customField();
    private final VBox page = new VBox();
    private final ScrollPane scroll = new ScrollPane(page);
    private final Map<SettingGroup, Label> headings = new LinkedHashMap<>();
    private final Map<SettingEntry<?>, SettingRow> rows = new LinkedHashMap<>();

    /**
     * @param model closed with this page
     * @param controls makes the controls of settings that have their own, by the ids of the settings
     * @param close closes the sheet
     */
    SettingsView(SettingsViewModel model, Map<String, Supplier<SettingControl>> controls, Runnable close) {
        this.model = model;
        this.controls = controls;
        setId("settings");
        getStyleClass().addAll("dialog-sheet", "guide", "settings");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Texts.get("settings.title"));
        GuideTopic.SETTINGS.mark(this);
        model.entries().forEach(this::add);
        Label nothing = new Label(Texts.get("settings.nothing"));
        nothing.setWrapText(true);
        nothing.visibleProperty().bind(model.foundNothingProperty());
        nothing.managedProperty().bind(model.foundNothingProperty());
        page.getChildren().addFirst(nothing);
        page.getStyleClass().add("settings-page");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "guide-scroll");
        HBox header = header(close);
        ListView<SettingGroup> groups = groups();
        List.of(header, groups, scroll).forEach(FocusRegions::mark);
        setTop(header);
        setLeft(groups);
        setCenter(scroll);
        model.queryProperty().subscribe((old, now) -> filter(new SearchWords(now)));
        // A list consumes Escape; keys that are being recorded do not.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean recording = event.getTarget() instanceof KeyRecorder recorder && recorder.isRecording();
            if (!recording) {
                onKey(event, close);
            }
        });
    }

    private void onKey(KeyEvent event, Runnable close) {
        switch (event.getCode()) {
            case ESCAPE -> {
                if (rows.values().stream().noneMatch(row -> row.control().cancel())) {
                    close.run();
                }
            }
            // The list of groups is short: its page keys scroll the settings instead.
            case PAGE_DOWN -> scrollBy(PAGE_SHARE);
            case PAGE_UP -> scrollBy(-PAGE_SHARE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void scrollBy(double share) {
        double seen = scroll.getViewportBounds().getHeight();
        double hidden = page.getHeight() - seen;
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp(scroll.getVvalue() + share * seen / hidden, 0, 1));
        }
    }

    private HBox header(Runnable close) {
        Label title = new Label(Texts.get("settings.title"), new Icon(Feather.SETTINGS));
        title.getStyleClass().addAll(Styles.TITLE_4, "panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        search.setId("settings-search");
        search.setPromptText(Texts.get("settings.search"));
        search.setAccessibleText(Texts.get("settings.search"));
        search.setLeft(new Icon(Feather.SEARCH));
        search.textProperty().bindBidirectional(model.queryProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        HBox header = new HBox(
                title,
                search,
                gap,
                new IconButton(Feather.X, Texts.get("settings.close"), close).withId("settings-close"));
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().addAll("guide-header", "settings-header");
        return header;
    }

    private ListView<SettingGroup> groups() {
        ListView<SettingGroup> list = new ListView<>();
        list.getItems().setAll(headings.keySet());
        list.setId("settings-groups");
        list.setAccessibleText(Texts.get("settings.groups"));
        list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "guide-pages");
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable SettingGroup group, boolean empty) {
                super.updateItem(group, empty);
                setText(group == null || empty ? null : group.title());
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(group -> {
            Label heading = group == null ? null : headings.get(group);
            if (heading != null) {
                scrollTo(heading);
            }
        });
        return list;
    }

    private <T> void add(SettingEntry<T> entry) {
        headings.computeIfAbsent(entry.group(), group -> {
            Label heading = new Label(group.title());
            heading.getStyleClass().addAll(Styles.TITLE_4, "settings-heading");
            page.getChildren().add(heading);
            return heading;
        });
        Setting<T> setting = entry.setting();
        Supplier<SettingControl> own = controls.get(setting.id());
        SettingControl control = own == null ? StandardControls.of(entry, inputs) : own.get();
        // The names of values, in some languages, leave no room beside them.
        boolean wide = own != null || setting.kind() instanceof SettingKind.Choice<?>;
        SettingRow row = new SettingRow(
                setting.id(), setting.title(), setting.about(), note(setting), control, wide, end(entry, control));
        entry.input().ifPresent(input -> row.error(Inputs.error(input)));
        row.showWhile(entry.shownProperty());
        rows.put(entry, row);
        page.getChildren().add(row);
    }

    private static <T> Region end(SettingEntry<T> entry, SettingControl control) {
        Setting<T> setting = entry.setting();
        if (setting.kind() instanceof SettingKind.Fixed) {
            return new StackPane();
        }
        return new ResetButton(
                "settings-reset-" + setting.id(),
                setting.title(),
                Texts.get("settings.reset.to", setting.text(setting.standard())),
                entry.resettableProperty(),
                () -> {
                    control.takeFocus();
                    entry.reset();
                });
    }

    private static <T> String note(Setting<T> setting) {
        if (setting.kind() instanceof SettingKind.Fixed) {
            return "";
        }
        String standard = Texts.get("settings.default", setting.text(setting.standard()));
        return switch (setting.effect()) {
            case NOW -> standard;
            case NEW_CONNECTIONS, RESTART -> standard + " " + Texts.get("settings.effect." + setting.effect());
        };
    }

    private void filter(SearchWords query) {
        List<SettingGroup> found = new ArrayList<>();
        rows.forEach((entry, row) -> {
            row.highlight(false);
            row.control().search(query, entry.isFoundBy(query));
            if (entry.shownProperty().get()) {
                found.add(entry.group());
            }
        });
        headings.forEach((group, heading) -> {
            heading.setVisible(found.contains(group));
            heading.setManaged(found.contains(group));
        });
        scroll.setVvalue(0);
    }

    private void scrollTo(Node node) {
        // The heights of wrapped texts are known after the layout only.
        applyCss();
        layout();
        Bounds bounds = page.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double hidden = page.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden > 0) {
            scroll.setVvalue(Math.clamp(bounds.getMinY() / hidden, 0, 1));
        }
    }

    /** Moves the focus to the search. */
    public void takeFocus() {
        search.requestFocus();
    }

    /** Moves the focus to a setting and marks it. */
    public void show(String id) {
        model.queryProperty().set("");
        model.find(id).map(rows::get).ifPresent(row -> {
            row.highlight(true);
            scrollTo(row);
            takeFocus();
            row.control().takeFocus();
        });
    }

    /** Releases what the page follows; it must not be used afterwards. */
    public void dispose() {
        rows.values().forEach(row -> row.control().close());
        model.close();
    }
}
