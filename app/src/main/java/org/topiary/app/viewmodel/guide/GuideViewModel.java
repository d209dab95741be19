// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.guide;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;

/**
 * The current page of the guide, the same in every window. The guide is loaded on first use. JavaFX application thread.
 */
public final class GuideViewModel {
    private final Tasks tasks;
    private final Supplier<String> commands;
    private final Function<String, List<GuidePage>> source;
    private final FxScheduler fx;
    private final Consumer<URI> browser;
    private final ObservableList<GuidePage> pages = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable GuidePage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private boolean loading;
    private String wanted = "";
    /** The commands on the page of keys that was read. */
    private String shownKeys = "";

    /**
     * @param browser opens a web page; returns at once
     * @param commands the sections of the page of keys that list the commands, in Markdown
     */
    public GuideViewModel(Tasks tasks, FxScheduler fx, Consumer<URI> browser, Supplier<String> commands) {
        this(tasks, fx, browser, commands, keys -> Guide.read(keys).pages());
    }

    GuideViewModel(
            Tasks tasks,
            FxScheduler fx,
            Consumer<URI> browser,
            Supplier<String> commands,
            Function<String, List<GuidePage>> source) {
        this.tasks = tasks;
        this.commands = commands;
        this.source = source;
        this.fx = fx;
        this.browser = browser;
    }

    /** All pages in order; empty until they have been read. */
    public ObservableList<GuidePage> pages() {
        return pages;
    }

    /** The current page; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable GuidePage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Why there are no pages; empty while they are being read, and after they have been read. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Reads the guide if this has not been done, without opening another page. */
    public void read() {
        open(wanted);
    }

    /**
     * Opens a page by its name, or the first page if there is none of that name. Reads the guide if this has not been
     * done, or failed, or if keys have changed since.
     */
    public void open(String name) {
        wanted = name;
        String keys = commands.get();
        if (!pages.isEmpty() && keys.equals(shownKeys)) {
            show();
        } else if (!loading) {
            loading = true;
            problem.set("");
            tasks.compute(
                    TaskSpec.of("task.guide", Lane.IO),
                    fx::later,
                    (progress, cancel) -> {
                        List<GuidePage> read = source.apply(keys);
                        // Fails here, where it is reported, if there are no pages.
                        read.getFirst();
                        return read;
                    },
                    read -> {
                        loading = false;
                        shownKeys = keys;
                        pages.setAll(read);
                        show();
                    },
                    failure -> {
                        loading = false;
                        problem.set(Texts.get("guide.failed"));
                    });
        }
    }

    private void show() {
        page.set(pages.stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElse(pages.getFirst()));
    }

    /** Whether a link in a page leads to the web, and not to another page. */
    public static boolean isWeb(String link) {
        return link.startsWith("https://");
    }

    /** Follows a link that was clicked. */
    public void follow(String link) {
        if (isWeb(link)) {
            browser.accept(URI.create(link));
        } else if (Guide.isPage(link)) {
            open(Guide.nameOf(link));
        }
    }
}
