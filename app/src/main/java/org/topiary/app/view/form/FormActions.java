// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

/** The actions of the form's buttons. */
public interface FormActions {
    /** Saves the connection and opens it. */
    void connect();

    /** Saves the connection. */
    void save();

    /** Tests the connection step by step with the values in the form, without saving it. */
    void test();

    /** Closes the form without saving. */
    void cancel();
}
