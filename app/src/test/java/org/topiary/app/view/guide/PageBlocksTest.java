// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.IntegrationTest;
import org.topiary.app.TestWindows;

/** Tests the Markdown that the guide may use. */
@IntegrationTest
final class PageBlocksTest {
    private final List<String> followed = new ArrayList<>();

    @BeforeAll
    static void toolkit() throws TimeoutException {
        TestWindows.stage();
    }

    private List<Region> draw(String markdown) {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> new PageBlocks(false, followed::add).of(parser.parse(markdown)));
    }

    private static Stream<Node> all(Node node) {
        return Stream.concat(
                Stream.of(node),
                node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream().flatMap(PageBlocksTest::all)
                        : Stream.of());
    }

    private static List<String> words(List<Region> blocks) {
        return blocks.stream()
                .flatMap(PageBlocksTest::all)
                .map(node -> switch (node) {
                    case Text text -> text.getText();
                    case Label label -> label.getText();
                    default -> "";
                })
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void drawsListsCodeAndTablesWithTheirKeys() {
        assertThat(words(draw("1. one\n2. two"))).containsExactly("1.", "one", "2.", "two");
        assertThat(words(draw("- a *b* **c** `d`"))).containsExactly("•", "a ", "b", " ", "c", " ", "d");
        assertThat(words(draw("```\na  b\nc\n```"))).containsExactly("a  b\nc");
        assertThat(words(draw("| k | d |\n|---|---|\n| `A` `B` `C` `D` | e f |")))
                .containsExactly("k", "d", "A", "B", "C", "D", "e f");
    }

    @Test
    void aParagraphIsReadAloudAsAWholeAndItsLinksCanBeFollowed() {
        List<Region> blocks = draw("See [the\nkeys](keys.md) of `x`.");

        assertThat(blocks.getFirst().getAccessibleText()).isEqualTo("See the keys of x.");
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> all(blocks.getFirst())
                        .filter(Hyperlink.class::isInstance)
                        .map(Hyperlink.class::cast)
                        .forEach(Hyperlink::fire));
        assertThat(followed).containsExactly("keys.md");
    }

    @Test
    void markdownThatIsNotDrawnAndAPictureThatIsMissingAreErrors() {
        assertThatThrownBy(() -> draw("> a quotation")).rootCause().hasMessageContaining("unsupported Markdown");
        assertThatThrownBy(() -> draw("![none](images/none-light.png)"))
                .rootCause()
                .hasMessageContaining("images/none-light.png");
    }
}
