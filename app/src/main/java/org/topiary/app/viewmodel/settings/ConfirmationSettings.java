// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;

/** What the program asks before it does it. */
public final class ConfirmationSettings {
    /** What happens when the user closes the window of a connection. */
    public enum CloseWindow {
        ASK,
        BACK,
        END
    }

    /** Whether to ask before subscribing to {@code #} on a public broker. */
    public static final Setting<Boolean> EVERYTHING = Setting.of("ask-everything", new SettingKind.Switch(), true);

    public static final Setting<CloseWindow> CLOSE_WINDOW =
            Setting.of("close-window", new SettingKind.Choice<>(CloseWindow.class), CloseWindow.ASK);

    private static final Setting<String> CLEAR_RETAINED = Setting.fixed("ask-clear-retained");
    private static final Setting<String> TRUST = Setting.fixed("ask-trust");

    public static final SettingGroup GROUP =
            new SettingGroup("confirmations", List.of(EVERYTHING, CLOSE_WINDOW, CLEAR_RETAINED, TRUST));

    private ConfirmationSettings() {}
}
