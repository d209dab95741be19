// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import java.time.Instant;
import java.util.Optional;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * A connection profile as it is kept.
 *
 * @param lastUsed when it was opened last; empty: never
 */
public record SavedProfile(ConnectionProfile profile, Optional<Instant> lastUsed) {}
