// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.command.KeyNames;
import org.topiary.app.ui.command.KeysPage;
import org.topiary.app.viewmodel.guide.Guide;
import org.topiary.app.viewmodel.guide.GuidePage;
import org.topiary.testkit.MosquittoBroker;

/** Checks that the guide's page about keys lists exactly the keys that the program has. */
@IntegrationTest
final class KeysPageTest {
    private static final String TREE = "In the topic tree";
    private static final String TIMELINE = "In the timeline";

    /** The first columns of the tables on the page, by section. */
    private static Map<String, Set<String>> page() {
        Map<String, Set<String>> keys = new TreeMap<>();
        GuidePage page = Guide.read().pages().stream()
                .filter(each -> each.name().equals(GuideTopic.KEYS.page()))
                .findFirst()
                .orElseThrow();
        page.text().accept(new AbstractVisitor() {
            private Set<String> section = new TreeSet<>();

            @Override
            public void visit(Heading heading) {
                section = keys.computeIfAbsent(Guide.plain(heading), title -> new TreeSet<>());
            }

            @Override
            public void visit(Code code) {
                if (code.getParent() instanceof TableCell cell
                        && cell.getParent() instanceof TableRow
                        && cell.getPrevious() == null) {
                    section.add(code.getLiteral());
                }
            }
        });
        return keys;
    }

    private static Set<String> shortcuts() {
        return AllCommands.groups().stream()
                .flatMap(group -> group.commands().stream())
                .flatMap(command -> KeyNames.of(command.defaultKeys()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thePageListsTheCommandsWithTheirDefaultKeys() throws IOException {
        String page = Files.readString(Path.of("../docs/guide/keys.md"));
        String begin = "<!-- commands -->\n";

        assertThat(page.substring(page.indexOf(begin) + begin.length(), page.indexOf("<!-- end of commands -->")))
                .as("generated from the commands: copy the actual text into docs/guide/keys.md")
                .isEqualTo(KeysPage.markdown(TestCommands.keymap()));
    }

    @Test
    void noPartOfTheWindowDefinesAKeyOfItsOwn() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().contains("command"))
                    .toList();
            assertThat(sources)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as(file + ": keys are defined by commands")
                            .doesNotContain(
                                    "new KeyCodeCombination(",
                                    "KeyCombination.keyCombination(",
                                    "KeyCombination.valueOf("));
        }
    }

    @Test
    void treeAndTimelineTakeTheKeysThatStandThere(@TempDir Path dataDir) throws IOException, TimeoutException {
        Map<String, Set<String>> page = page();
        try (MosquittoBroker broker = MosquittoBroker.start();
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
            explorer.waitForState("Connected");

            // The tree also opens and closes a branch with + and −, as other trees do.
            assertThat(taken(explorer, "#topic-rows", Set.of("+", "−"))).isEqualTo(page.get(TREE));
            assertThat(taken(explorer, "#timeline-strip", Set.of())).isEqualTo(page.get(TIMELINE));
        }
    }

    /** The keys without modifiers that a part of the window handles itself, named as on a keyboard. */
    private static Set<String> taken(Explorer explorer, String query, Set<String> alsoKnown) {
        Set<String> taken = new TreeSet<>();
        explorer.onWindow(() -> {
            Node part = explorer.scene().getRoot().lookup(query);
            Parent around = part.getParent();
            for (KeyCode code : KeyCode.values()) {
                boolean[] arrived = new boolean[1];
                EventHandler<KeyEvent> handler = event -> {
                    arrived[0] = true;
                    event.consume();
                };
                around.addEventHandler(KeyEvent.KEY_PRESSED, handler);
                Event.fireEvent(part, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
                around.removeEventHandler(KeyEvent.KEY_PRESSED, handler);
                if (!arrived[0]) {
                    taken.add(cap(code));
                }
            }
        });
        taken.removeAll(shortcuts());
        taken.removeAll(alsoKnown);
        return taken;
    }

    private static String cap(KeyCode code) {
        return switch (code) {
            case UP, KP_UP -> "↑";
            case DOWN, KP_DOWN -> "↓";
            case LEFT, KP_LEFT -> "←";
            case RIGHT, KP_RIGHT -> "→";
            case PAGE_UP -> "PgUp";
            case PAGE_DOWN -> "PgDn";
            case MULTIPLY -> "*";
            // Plus without Shift.
            case ADD, PLUS, EQUALS -> "+";
            case SUBTRACT, MINUS -> "−";
            case DELETE -> "Del";
            default -> code.getName();
        };
    }
}
