// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import java.util.List;
import java.util.function.Function;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.ui.panel.Place;
import org.topiary.app.view.devices.DevicesView;
import org.topiary.app.view.message.HistoryExports;
import org.topiary.app.view.publish.PublishView;
import org.topiary.app.view.table.TablePanel;
import org.topiary.app.viewmodel.session.SessionViewModel;

/** The panels of a session, in the order of their tabs. */
public final class SessionPanels {
    static final String TOPICS = "topics";
    static final String SEARCH = "search";
    static final String DEVICES = "devices";
    static final String VALUE = "value";
    static final String COMPARE = "compare";
    static final String PROPERTIES = "properties";
    static final String TABLE = "table";
    static final String HISTORY = "history";
    static final String PUBLISH = "publish";

    private SessionPanels() {}

    /** Those that every session has. */
    public static List<Panel<SessionContext>> all() {
        return List.of(
                panel(
                        TOPICS,
                        Feather.LIST,
                        Place.NAVIGATOR,
                        context -> context.view().topics()),
                panel(
                        SEARCH,
                        Feather.SEARCH,
                        Place.NAVIGATOR,
                        context -> context.view().search()),
                panel(DEVICES, Feather.CPU, Place.NAVIGATOR, SessionPanels::devices),
                panel(
                        VALUE,
                        Feather.FILE_TEXT,
                        Place.LENS,
                        context -> context.message().value(() -> context.view().show(PROPERTIES))),
                panel(
                        COMPARE,
                        Feather.COLUMNS,
                        Place.LENS,
                        context -> context.message()
                                .comparison(() -> context.view().show(PROPERTIES))),
                panel(TABLE, Feather.GRID, Place.LENS, SessionPanels::table),
                panel(
                        PROPERTIES,
                        Feather.TAG,
                        Place.LENS,
                        context -> context.message()
                                .properties(context.model().tasks().tools().statistics())),
                panel(
                        HISTORY,
                        Feather.CLOCK,
                        Place.SIDE,
                        context -> context.message()
                                .history(
                                        List.of(),
                                        new HistoryExports(
                                                context.model().tasks().tools().export(), context.files()))),
                panel(PUBLISH, Feather.SEND, Place.DRAWER, SessionPanels::publish));
    }

    private static PanelView devices(SessionContext context) {
        SessionViewModel model = context.model();
        DevicesView view = new DevicesView(
                model.devices(), new DevicesView.Actions(model.tree()::select, model::show), context.controls());
        GuideTopic.DEVICES.mark(view);
        return view;
    }

    private static PanelView table(SessionContext context) {
        SessionViewModel model = context.model();
        TablePanel panel = new TablePanel(
                model.tasks().tools().table(), model.tree()::select, context.controls(), context.files());
        GuideTopic.TABLE.mark(panel.root());
        return panel;
    }

    private static PanelView publish(SessionContext context) {
        PublishView view = new PublishView(
                context.model().publish(), () -> context.model().showPublished(), context.files(), context.controls());
        GuideTopic.PUBLISHING.mark(view);
        return view;
    }

    private static Panel<SessionContext> panel(
            String id, Feather icon, Place place, Function<SessionContext, PanelView> make) {
        List<String> words = List.of(Texts.get("panel." + id + ".words").split(", *"));
        return new Panel<>(id, Texts.get("panel." + id), words, icon, place, make);
    }
}
