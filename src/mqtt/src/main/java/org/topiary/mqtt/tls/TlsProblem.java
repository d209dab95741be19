// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.util.Optional;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.SecretField;

/**
 * Why TLS cannot even be tried with these settings and secrets.
 *
 * @param summary names the file or setting and says what is wrong
 * @param advice what to do; empty if there is nothing to say
 * @param asked the secret that is missing or wrong; empty if the problem is another
 */
public record TlsProblem(Phrase summary, Phrase advice, Optional<SecretField> asked) {}
