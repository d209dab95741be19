// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.guide;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.FxScheduler;

/** The page of the guide that is read, the same in every window. It is loaded when it is first wanted. JavaFX application thread. */
public final class GuideViewModel {
    private final Executor work;
    private final FxScheduler fx;
    private final Consumer<URI> browser;
    private final ObservableList<GuidePage> pages = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable GuidePage> page = new ReadOnlyObjectWrapper<>();
    private boolean loading;
    private String wanted = "";

    /**
     * @param work reads the guide
     * @param browser opens a page of the web; returns at once
     */
    public GuideViewModel(Executor work, FxScheduler fx, Consumer<URI> browser) {
        this.work = work;
        this.fx = fx;
        this.browser = browser;
    }

    /** All pages in their order; empty until they are read. */
    public ObservableList<GuidePage> pages() {
        return pages;
    }

    /** The page that is read; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable GuidePage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Turns to a page, by its name; to the first one if there is none of that name. */
    public void open(String name) {
        wanted = name;
        if (!pages.isEmpty()) {
            show();
        } else if (!loading) {
            loading = true;
            work.execute(() -> {
                List<GuidePage> read = Guide.read().pages();
                fx.later(() -> {
                    pages.setAll(read);
                    show();
                });
            });
        }
    }

    private void show() {
        page.set(pages.stream().filter(each -> each.name().equals(wanted)).findFirst().orElse(pages.getFirst()));
    }

    /** Whether a link of a page leads to the web, and not to another page. */
    public static boolean isWeb(String link) {
        return link.startsWith("https://");
    }

    /** Does what a click on a link does. */
    public void follow(String link) {
        if (isWeb(link)) {
            browser.accept(URI.create(link));
        } else if (Guide.isPage(link)) {
            open(Guide.nameOf(link));
        }
    }
}
