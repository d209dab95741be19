// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.WidestText;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.ShownMessage;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.standard.SchemaKind;

/** Shows the format as which a value is shown, and lets the user choose another one. */
final class DecoderPicker {
    /** A menu with more items is hard to read. */
    private static final int MAX_ITEMS = 50;

    private static final int MAX_PROBLEMS = 5;
    /** In pixels. */
    private static final double PROBLEM_WIDTH = 560;

    /** Width in pixels of the arrow, with its padding and that of the text. */
    private static final double ARROW = 58;

    private final MessageViewModel model;
    private final ValueViewModel value;
    private final boolean compares;
    private final MenuButton root = new MenuButton();

    /** @param compares whether the panel shows differences */
    DecoderPicker(MessageViewModel model, boolean compares) {
        this.compares = compares;
        this.model = model;
        value = model.value();
        root.setId("message-decoders");
        root.getStyleClass().addAll(Styles.SMALL, "decoder-picker");
        root.setAccessibleText(Texts.get("message.view"));
        root.setTooltip(new LiveTooltip(this::tip));
        // The detected format may change with each message; the fixed width keeps its neighbours under the pointer.
        WidestText.fix(
                root,
                Stream.concat(
                                Stream.of(Texts.get("message.view.automatic")),
                                value.decoding().decoders().all().stream().map(each -> automatic(Decoding.label(each))))
                        .toList(),
                ARROW);
        // Filled when it is opened: the menu marks the choice.
        root.setOnShowing(event -> {
            value.decoding().schemas().look();
            value.decoding().jars().loadOnce();
            fill();
        });
        fill();
    }

    /** What the format was chosen by. */
    private String tip() {
        ShownMessage shown = value.shownProperty(compares).get();
        return shown.detected().isEmpty()
                ? Texts.get("message.view.tip")
                : chosenBy(shown) + " " + Texts.get("message.view.tip");
    }

    private String chosenBy(ShownMessage shown) {
        if (value.onceProperty().get().isPresent()) {
            return Texts.get("message.view.why.ONCE");
        }
        if (value.choiceProperty().get().equals(Decoding.AUTOMATIC)) {
            return Texts.get("message.view.why." + shown.basis());
        }
        String topic = value.ruleTopic().orElse("");
        String filter = value.decoding().filterOf(topic);
        return filter.equals(topic)
                ? Texts.get("message.view.why.USER")
                : Texts.get("message.view.why.FILTER", ForeignText.quoted(filter));
    }

    Node root() {
        return root;
    }

    /** An item for each format; those that are less common are in menus. */
    private List<MenuItem> formats(BiFunction<String, String, MenuItem> item) {
        List<MenuItem> items = new ArrayList<>();
        for (Decoder.Family family : Decoder.Family.values()) {
            List<MenuItem> those = value.decoding().decoders().all().stream()
                    .filter(each -> each.isOffered() && each.family() == family)
                    .map(each -> item.apply(each.id(), Decoding.label(each)))
                    .toList();
            if (family == Decoder.Family.COMMON) {
                items.addAll(those);
            } else {
                Menu menu = menu(Texts.get("message.view.family." + family));
                menu.setId("message-decoders-" + family.name().toLowerCase(Locale.ROOT));
                menu.getItems().addAll(those);
                items.add(menu);
            }
        }
        return items;
    }

    /** A menu with its text where items have theirs. */
    private static Menu menu(String text) {
        return new Menu("", new Label(text));
    }

    private void fill() {
        root.getItems().setAll(item(Decoding.AUTOMATIC, Texts.get("message.view.automatic")));
        root.getItems().addAll(formats(this::item));
        SchemaLibrary schemas = value.decoding().schemas();
        schemas.kinds().forEach(this::addKind);
        addKind(value.decoding().commands().kind());
        addKind(value.decoding().jars().kind());
        addProblems(root.getItems(), schemas.problems());
        Menu once = menu(Texts.get("message.view.onlyThis"));
        once.setId("message-decoder-once");
        once.getItems().add(once(Decoding.AUTOMATIC, Texts.get("message.view.automatic")));
        once.getItems().addAll(formats(this::once));
        MenuItem filter = new MenuItem("", new Label(Texts.get("message.view.filter")));
        filter.setId("message-decoder-filter");
        filter.setDisable(value.ruleTopic().isEmpty());
        filter.setOnAction(event -> FilterPane.show(value, root));
        root.getItems().addAll(new SeparatorMenuItem(), once, filter);
    }

    /** Adds a menu of message types or layouts, with the files that cannot be read; none if there is nothing in it. */
    private void addKind(SchemaKind kind) {
        Menu menu = menu(Texts.get("message.view.types." + kind.decoder()));
        menu.setId("message-decoder-types-" + kind.decoder());
        addNames(menu, kind);
        addProblems(menu.getItems(), kind.problems());
        if (!menu.getItems().isEmpty()) {
            root.getItems().add(menu);
        }
    }

    /** An item that chooses a decoder for the shown message only. */
    private RadioMenuItem once(String choice, String text) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setId("message-once-" + (choice.isEmpty() ? "automatic" : choice));
        item.setSelected(value.onceProperty().get().equals(Optional.of(choice)));
        item.setOnAction(e -> model.decodeOnce(choice));
        return item;
    }

    /** If there are many, they are in menus of at most 50. */
    private void addNames(Menu menu, SchemaKind kind) {
        List<String> names = kind.names();
        if (names.size() <= MAX_ITEMS) {
            names.forEach(each -> menu.getItems().add(item(kind, each)));
            return;
        }
        for (int from = 0; from < names.size(); from += MAX_ITEMS) {
            List<String> part = names.subList(from, Math.min(names.size(), from + MAX_ITEMS));
            String range = Texts.get(
                    "message.view.types.part", ForeignText.line(part.getFirst()), ForeignText.line(part.getLast()));
            Menu inner = menu(range);
            part.forEach(each -> inner.getItems().add(item(kind, each)));
            menu.getItems().add(inner);
        }
    }

    private RadioMenuItem item(SchemaKind kind, String name) {
        return item(Decoding.choiceOf(kind.decoder(), name), ForeignText.line(name));
    }

    private static void addProblems(List<MenuItem> items, List<String> problems) {
        problems.stream().limit(MAX_PROBLEMS).forEach(each -> {
            Label words = new Label(each);
            words.setMaxWidth(PROBLEM_WIDTH);
            MenuItem item = new MenuItem("", words);
            item.setDisable(true);
            items.add(item);
        });
    }

    private RadioMenuItem item(String choice, String text) {
        // The text of the item as a graphic: an underscore in a name is no mnemonic.
        RadioMenuItem item = new RadioMenuItem("", new Label(text));
        item.setId("message-decoder-" + (choice.isEmpty() ? "automatic" : choice));
        item.setSelected(value.onceProperty().get().isEmpty()
                && choice.equals(value.choiceProperty().get()));
        item.setOnAction(e -> value.choose(choice));
        return item;
    }

    private static String automatic(String detected) {
        return Texts.get("message.view.automatic.is", detected);
    }

    Subscription bind() {
        return Subscription.combine(
                value.choiceProperty()
                        .subscribe(choice -> show(value.shownProperty(compares).get())),
                value.shownProperty(compares).subscribe(this::show),
                value.onceProperty()
                        .subscribe(choice -> show(value.shownProperty(compares).get())),
                value.schemasProperty().subscribe((before, now) -> {
                    if (root.isShowing()) {
                        fill();
                    }
                }));
    }

    private static GuideTopic pageAbout(String choice) {
        if (Decoding.isLayout(choice)) {
            return GuideTopic.LAYOUTS;
        }
        return Decoding.hasType(choice) && !Decoding.mayTakeSeconds(choice) ? GuideTopic.SCHEMAS : GuideTopic.FORMATS;
    }

    private void show(ShownMessage shown) {
        String choice = value.onceProperty().get().orElse(value.choiceProperty().get());
        pageAbout(choice).mark(root);
        if (!choice.equals(Decoding.AUTOMATIC)) {
            root.setText(value.decoding().labelOf(choice));
        } else {
            root.setText(
                    shown.detected().isEmpty()
                            ? Texts.get("message.view.automatic")
                            : automatic(value.decoding().label(shown.detected())));
        }
    }
}
