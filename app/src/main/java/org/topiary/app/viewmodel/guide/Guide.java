// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The guide bundled with the program: Markdown files, in the order in which the table of contents links to them. */
public final class Guide {
    private static final String FOLDER = "/org/topiary/app/guide/";
    private static final String CONTENTS = "README.md";
    private static final String SUFFIX = ".md";
    private static final String KEYS = "keys.md";
    private static final String KEYS_BEGIN = "<!-- commands -->\n";
    private static final String KEYS_END = "<!-- end of commands -->\n";

    private final List<GuidePage> pages;

    private Guide(List<GuidePage> pages) {
        this.pages = List.copyOf(pages);
    }

    /**
     * Reads all pages; takes a few milliseconds. Any thread.
     *
     * @throws UncheckedIOException if a page is missing from the program
     */
    public static Guide read() {
        return read("");
    }

    /**
     * Reads all pages.
     *
     * @param commands takes the place of the commands on the page of keys, in Markdown; empty: those of the file
     */
    static Guide read(String commands) {
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        List<GuidePage> pages = new ArrayList<>();
        for (Link link : links(parser.parse(text(CONTENTS)))) {
            String file = link.getDestination();
            if (isPage(file)) {
                pages.add(new GuidePage(nameOf(file), plain(link), parser.parse(page(file, commands))));
            }
        }
        return new Guide(pages);
    }

    public List<GuidePage> pages() {
        return pages;
    }

    /** The location of a picture in a page; empty if it is missing from the program. */
    public static Optional<URL> picture(String link) {
        return Optional.ofNullable(Guide.class.getResource(FOLDER + link));
    }

    /** Whether a link leads to another page of the guide. */
    static boolean isPage(String link) {
        return link.endsWith(SUFFIX) && !link.contains("/");
    }

    static String nameOf(String link) {
        return link.substring(0, link.length() - SUFFIX.length());
    }

    /** The text of a part of a page, without markup. */
    public static String plain(Node part) {
        StringBuilder words = new StringBuilder();
        part.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(org.commonmark.node.Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(org.commonmark.node.SoftLineBreak lineBreak) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    /** The links in a page, in order. */
    public static List<Link> links(Node page) {
        List<Link> links = new ArrayList<>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link);
            }
        });
        return links;
    }

    private static String page(String file, String commands) {
        String text = text(file);
        if (!file.equals(KEYS)) {
            return text;
        }
        int begin = text.indexOf(KEYS_BEGIN);
        int end = text.indexOf(KEYS_END);
        return text.substring(0, begin)
                + (commands.isEmpty() ? text.substring(begin + KEYS_BEGIN.length(), end) : commands)
                + text.substring(end + KEYS_END.length());
    }

    private static String text(String file) {
        try (InputStream in = Guide.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException("The page " + file + " of the guide is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
