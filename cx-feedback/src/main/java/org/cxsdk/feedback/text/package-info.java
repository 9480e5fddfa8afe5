/** What people write: its language, whether it is praise or complaint, and what it is about. Everything runs offline. */
@NullMarked
package org.cxsdk.feedback.text;

import org.jspecify.annotations.NullMarked;
