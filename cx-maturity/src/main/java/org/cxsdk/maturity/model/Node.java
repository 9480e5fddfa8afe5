package org.cxsdk.maturity.model;

import java.util.Optional;
import org.cxsdk.core.LocalizedText;

/** Something of a model that gets a score: a group of others, or a criterion that is answered. */
public sealed interface Node permits Group, Criterion {

    /** What groups and criteria have in common. */
    NodeHead head();

    /** Its identifier, unique within the model. */
    default NodeId id() {
        return head().id();
    }

    /** Its title. */
    default LocalizedText title() {
        return head().title();
    }

    /** What the assessor is asked; the title where the model has no other question. */
    default LocalizedText question() {
        LocalizedText question = head().question();
        return question == null ? head().title() : question;
    }

    /** How levels are given to it, if they are. */
    default Optional<Levelling> levelling() {
        return Optional.ofNullable(head().levelling());
    }
}
