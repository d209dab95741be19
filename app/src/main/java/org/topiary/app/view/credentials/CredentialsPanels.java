// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.credentials;

import org.topiary.app.ui.Panel;
import org.topiary.app.viewmodel.credentials.ProtectionQuestion;
import org.topiary.app.viewmodel.credentials.Question;
import org.topiary.app.viewmodel.credentials.TroubleQuestion;
import org.topiary.app.viewmodel.credentials.UnlockQuestion;

/** Creates the panel for a question. */
public final class CredentialsPanels {
    private CredentialsPanels() {}

    public static Panel of(Question question) {
        return switch (question) {
            case ProtectionQuestion protection -> new ProtectionPanel(protection);
            case UnlockQuestion unlock -> new UnlockPanel(unlock);
            case TroubleQuestion trouble -> new TroublePanel(trouble);
        };
    }
}
