// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import org.topiary.app.store.Settings;
import org.topiary.app.viewmodel.settings.Setting.Effect;

/** How many messages and topics the program keeps. */
public final class MessageSettings {
    /** MiB. */
    public static final Setting<Integer> LOG_BUDGET = Setting.of(
                    "log-budget",
                    new SettingKind.WholeNumber(Settings.MIN_LOG_BUDGET_MIB, Settings.MAX_LOG_BUDGET_MIB, 64),
                    Settings.DEFAULT.logBudgetMiB())
            .in(Settings::logBudgetMiB, Settings::withLogBudgetMiB)
            .effect(Effect.RESTART);

    public static final Setting<Integer> TOPIC_LIMIT = Setting.of(
                    "topic-limit",
                    new SettingKind.WholeNumber(Settings.MIN_TOPIC_LIMIT, Settings.MAX_TOPIC_LIMIT, 100_000),
                    Settings.DEFAULT.topicLimit())
            .in(Settings::topicLimit, Settings::withTopicLimit)
            .effect(Effect.NEW_CONNECTIONS);

    public static final SettingGroup GROUP = new SettingGroup("messages", List.of(LOG_BUDGET, TOPIC_LIMIT));

    private MessageSettings() {}
}
