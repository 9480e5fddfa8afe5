/** How answers come in: invitations, anonymity, devices without a connection, and where people could be heard at all. */
@NullMarked
package org.cxsdk.feedback.intake;

import org.jspecify.annotations.NullMarked;
