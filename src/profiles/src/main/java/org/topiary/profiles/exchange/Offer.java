// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.function.UnaryOperator;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;

/**
 * A setting that an import leaves out unless the user selects it, because it weakens a check, loads code, or acts
 * automatically. The author of the file may be malicious; a sealed file only proves that its author shared the
 * password.
 *
 * @param text describes the effect, for a check box
 * @param adopt applies the setting to the profile
 */
public record Offer(Phrase text, UnaryOperator<ConnectionProfile> adopt) {}
