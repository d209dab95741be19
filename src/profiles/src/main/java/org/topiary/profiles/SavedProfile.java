// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import java.time.Instant;
import java.util.Optional;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * A stored connection profile.
 *
 * @param lastUsed when it was last opened; empty if never
 */
public record SavedProfile(ConnectionProfile profile, Optional<Instant> lastUsed) {}
