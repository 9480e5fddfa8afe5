package org.cxsdk.core;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Port: may this purpose use these categories of this person's data now, and why. cx-consent implements it; personalised
 * services, data steps of journeys and the customer view ask it. Without an implementation everybody is denied:
 * {@link #denyAll()}.
 */
@FunctionalInterface
public interface UsePermission {

    /** Answers for the present moment. */
    Answer check(Request request);

    /** Denies everything; what holds until an agency wires in a consent engine. */
    static UsePermission denyAll() {
        return request -> new Answer(false, List.of(NoEngine.NO_PERMISSION_ENGINE), "");
    }

    /**
     * The question.
     *
     * @param subject whose data
     * @param purpose for which purpose
     * @param categories which kinds of data, at least one
     * @param recipient who will use it
     */
    record Request(SubjectId subject, PurposeId purpose, Set<DataCategoryId> categories, ActorId recipient) {
        public Request {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(recipient, "recipient");
            categories = Set.copyOf(categories);
            if (categories.isEmpty()) {
                throw new IllegalArgumentException("categories must not be empty");
            }
        }
    }

    /**
     * The answer.
     *
     * @param permitted whether all of the categories may be used
     * @param reasons why, at least one
     * @param basis what a permit rests on: the statements or legal bases that carry it or a part of it, the main one of each
     *     category first, separated by a comma and a space; empty for a denial
     */
    record Answer(boolean permitted, List<Reason> reasons, String basis) {
        public Answer {
            reasons = List.copyOf(reasons);
            Objects.requireNonNull(basis, "basis");
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("an answer needs at least one reason");
            }
        }
    }

    /** Why {@link #denyAll()} denies. */
    enum NoEngine implements Reason {
        /** No permission engine is connected. */
        NO_PERMISSION_ENGINE;

        @Override
        public LocalizedText text() {
            return LocalizedText.enAr(
                    "No engine that could permit the use of personal data is connected, so it is denied; connect cx-consent.",
                    "لا يوجد محرك يجيز استخدام البيانات الشخصية، لذلك رُفض الطلب؛ اربط cx-consent.");
        }
    }
}
