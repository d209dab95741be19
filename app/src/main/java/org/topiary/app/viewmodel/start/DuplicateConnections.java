// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.util.List;
import java.util.Optional;
import org.topiary.app.viewmodel.ConnectionNames;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.SavedProfile;

/** Finds the saved connection that a new one only repeats. */
final class DuplicateConnections {
    private DuplicateConnections() {}

    /**
     * Both must look the same on a card, and the new one must not set an option that the saved one does not; empty if
     * the new one is saved itself.
     */
    static Optional<ConnectionProfile> find(ConnectionProfile wanted, List<SavedProfile> saved) {
        if (saved.stream().anyMatch(each -> each.profile().id().equals(wanted.id()))) {
            return Optional.empty();
        }
        return saved.stream()
                .map(SavedProfile::profile)
                .filter(kept -> hasSameName(kept, wanted)
                        && kept.address().equals(wanted.address())
                        && kept.userName().equals(wanted.userName())
                        && (hasDefaults(wanted) || hasSameOptions(kept, wanted)))
                .findFirst();
    }

    private static boolean hasSameName(ConnectionProfile one, ConnectionProfile other) {
        return one.name().equals(other.name()) || (ConnectionNames.isDefault(one) && ConnectionNames.isDefault(other));
    }

    private static boolean hasDefaults(ConnectionProfile profile) {
        return hasSameOptions(profile, ConnectionProfile.of(profile.id(), profile.name(), profile.address()));
    }

    private static boolean hasSameOptions(ConnectionProfile one, ConnectionProfile other) {
        return one.equals(other.toBuilder()
                .id(one.id())
                .name(one.name())
                .userName(one.userName())
                .folder(one.folder())
                .colour(one.colour())
                .build());
    }
}
