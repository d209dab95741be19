// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.devices;

import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of the list of devices. */
public final class DevicesCommands {
    static final Command<DevicesView> REBIRTH = Command.of(
                    "devices.rebirth", DevicesView.class, DevicesView::requestRebirth)
            .icon(Feather.REFRESH_CW)
            .unless(DevicesView::rebirthObstacle);
    static final Command<DevicesView> REBIRTH_ALL = Command.of(
                    "devices.rebirth-all", DevicesView.class, DevicesView::requestAllRebirths)
            .icon(Feather.REFRESH_CW)
            .unless(DevicesView::obstacleToAllRebirths);
    static final Command<DevicesView> COPY_NAME = Command.of(
                    "devices.copy-name", DevicesView.class, DevicesView::copyName)
            .icon(Feather.COPY)
            .unless(DevicesView::withoutName);
    static final Command<DevicesView> COPY_REPORT = Command.of(
                    "devices.copy-report", DevicesView.class, DevicesView::copyReport)
            .icon(Feather.COPY)
            .unless(DevicesView::withoutNodes);
    private static final Command<DevicesView.FilterField> CLEAR_FILTER = Command.of(
                    "devices.clear-filter", DevicesView.FilterField.class, DevicesView.FilterField::clear)
            .keys("Esc")
            .unless(field -> field.isEmpty() ? Optional.of(Texts.get("command.noFilter")) : Optional.empty());

    public static final CommandGroup GROUP =
            new CommandGroup("devices", List.of(REBIRTH, REBIRTH_ALL, COPY_NAME, COPY_REPORT, CLEAR_FILTER));

    private DevicesCommands() {}
}
