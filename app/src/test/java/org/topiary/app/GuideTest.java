// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.viewmodel.guide.Guide;
import org.topiary.app.viewmodel.guide.GuidePage;
import org.topiary.app.viewmodel.guide.GuideViewModel;

/** Checks the bundled guide: every link leads somewhere and nothing is missing. */
final class GuideTest {
    private static final Path FOLDER = Path.of("..", "docs", "guide");

    private static final Pattern LOCAL = Pattern.compile("(?:]\\(|(?:src|srcset)=\")(?!https?:)([^)\"#]+)");

    private final Guide guide = Guide.read();

    private static List<Image> pictures(GuidePage page) {
        List<Image> pictures = new ArrayList<>();
        page.text().accept(new AbstractVisitor() {
            @Override
            public void visit(Image picture) {
                pictures.add(picture);
            }
        });
        return pictures;
    }

    @Test
    void everyFileOfTheFolderIsAPageOfTheContents() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                            .map(name -> name.replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            guide.pages().stream().map(GuidePage::name).toList());
        }
    }

    @Test
    void everyPageBeginsWithItsTitleInTheContents() {
        assertThat(guide.pages()).allSatisfy(page -> {
            Node first = page.text().getFirstChild();
            assertThat(first).isInstanceOf(Heading.class);
            assertThat(Guide.plain(first)).isEqualTo(page.title());
        });
    }

    @Test
    void everyLinkLeadsToAPageOrToTheWeb() {
        assertThat(guide.pages()).allSatisfy(page -> {
            for (Link link : Guide.links(page.text())) {
                String target = link.getDestination();
                if (GuideViewModel.isWeb(target)) {
                    assertThat(URI.create(target).getHost()).as(page.name()).isNotBlank();
                } else {
                    assertThat(guide.pages())
                            .extracting(GuidePage::name)
                            .as(page.name() + " links to " + target)
                            .contains(target.replace(".md", ""));
                    assertThat(target).endsWith(".md");
                }
            }
        });
    }

    @Test
    void everyPictureIsThereInLightAndDarkWithWordsForIt() {
        assertThat(guide.pages()).allSatisfy(page -> {
            assertThat(pictures(page)).as(page.name()).isNotEmpty();
            for (Image picture : pictures(page)) {
                assertThat(Guide.plain(picture)).as(page.name()).isNotBlank();
                assertThat(picture.getDestination()).endsWith("-light.png");
                assertThat(Guide.picture(picture.getDestination()))
                        .as(picture.getDestination())
                        .isPresent();
                assertThat(Guide.picture(picture.getDestination().replace("-light", "-dark")))
                        .isPresent();
            }
        });
    }

    @Test
    void everyPictureOfTheFolderIsShown() throws IOException {
        Set<String> shown = guide.pages().stream()
                .flatMap(page -> pictures(page).stream())
                .map(picture -> picture.getDestination().replace("images/", ""))
                .flatMap(name -> Stream.of(name, name.replace("-light", "-dark")))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FOLDER.resolve("images"))) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(shown::contains);
        }
    }

    @Test
    void everyPartOfTheWindowHasItsPage() {
        assertThat(Arrays.stream(GuideTopic.values()).map(GuideTopic::page))
                .containsExactlyInAnyOrderElementsOf(
                        guide.pages().stream().map(GuidePage::name).toList());
    }

    @Test
    void whatTheRepositoryLinksToIsThere() throws IOException {
        for (String file : List.of("README.md", "docs/install.md", "docs/guide/README.md")) {
            Path path = Path.of("..").resolve(file);
            assertThat(LOCAL.matcher(Files.readString(path)).results().map(match -> match.group(1)))
                    .as(file)
                    .isNotEmpty()
                    .allMatch(target -> Files.exists(path.resolveSibling(target)));
        }
    }
}
