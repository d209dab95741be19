// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.function.UnaryOperator;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * A setting that an import leaves out unless the user ticks it, because it weakens a check, loads code, or acts by
 * itself: whoever wrote the file may have wanted that, and a password only shows that they told it.
 *
 * @param text what it does, for a check box
 * @param adopt puts it into the profile
 */
public record Offer(String text, UnaryOperator<ConnectionProfile> adopt) {}
