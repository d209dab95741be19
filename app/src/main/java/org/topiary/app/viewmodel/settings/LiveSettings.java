// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.topiary.app.store.Settings;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.viewmodel.FxScheduler;

/** The settings as a property: what depends on them follows without a restart. JavaFX application thread. */
public final class LiveSettings {
    private final SettingsStore store;
    private final FxScheduler fx;
    private final ReadOnlyObjectWrapper<Settings> now;
    private final AtomicBoolean behind = new AtomicBoolean();

    public LiveSettings(SettingsStore store, FxScheduler fx) {
        this.store = store;
        this.fx = fx;
        now = new ReadOnlyObjectWrapper<>(this, "settings", store.get());
    }

    /** From now on follows changes of the store that are made elsewhere; the toolkit must have started. */
    public void start() {
        store.onChange(this::later);
        now.set(store.get());
    }

    /** Any thread. */
    private void later() {
        if (!behind.getAndSet(true)) {
            fx.later(() -> {
                behind.set(false);
                now.set(store.get());
            });
        }
    }

    /** The settings now. */
    public ReadOnlyObjectProperty<Settings> property() {
        return now.getReadOnlyProperty();
    }

    public <T> T get(Setting<T> setting) {
        return setting.get(now.get());
    }

    /** Changes a setting, at once, and saves it soon. */
    public <T> void set(Setting<T> setting, T value) {
        store.update(settings -> setting.set(settings, value));
        now.set(store.get());
    }
}
