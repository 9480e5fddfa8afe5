package org.cxsdk.feedback.intake;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a person is asked. */
public sealed interface Inviting {

    /** Calls the function that fits. */
    <T extends @Nullable Object> T fold(
            Function<Invited, ? extends T> invited, Function<NotInvited, ? extends T> notInvited);

    /**
     * She is; the same occasion gives the same token again.
     *
     * @param token goes into the invitation that the agency sends
     */
    record Invited(InvitationToken token) implements Inviting {
        public Invited {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<Invited, ? extends T> invited, Function<NotInvited, ? extends T> notInvited) {
            return invited.apply(this);
        }
    }

    /** She is not. */
    record NotInvited(IntakeReason reason) implements Inviting {
        public NotInvited {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <T extends @Nullable Object> T fold(
                Function<Invited, ? extends T> invited, Function<NotInvited, ? extends T> notInvited) {
            return notInvited.apply(this);
        }
    }
}
