package org.cxsdk.core.json;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks the Jakarta constraints of every bound record, each at its own place; {@code @Valid} is therefore not needed on
 * components. The first line of a constraint's message is the rule, the second, if there is one, the remedy.
 */
final class Constraints {

    /** English whatever the machine speaks: the rest of a violation is English too. */
    private static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(
                    Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();

    private static final Set<String> PRESENCE = Set.of("NotNull", "NotEmpty", "NotBlank");

    private Constraints() {}

    /** Tells one violation: steps from the record to the value, rule, remedy. */
    @FunctionalInterface
    interface Teller {
        void tell(List<Object> steps, String rule, String remedy);
    }

    static void check(Record bound, Map<Class<?>, RecordShape> shapes, Teller teller) {
        RecordShape shape = Objects.requireNonNull(shapes.get(bound.getClass()));
        for (ConstraintViolation<Record> broken : VALIDATOR.validate(bound)) {
            String[] lines = broken.getMessage().split("\n", 2);
            String remedy = lines.length > 1 ? lines[1].strip() : remedy(broken);
            teller.tell(steps(broken.getPropertyPath(), shape), rule(broken, lines[0]), remedy);
        }
    }

    /** In the words of a person who wrote a document: nobody wrote null, and bounds have no expressions in them. */
    private static String rule(ConstraintViolation<?> broken, String message) {
        if (broken.getMessageTemplate().equals("{jakarta.validation.constraints.NotNull.message}")) {
            return "is missing";
        }
        boolean inclusive = Boolean.TRUE.equals(
                broken.getConstraintDescriptor().getAttributes().get("inclusive"));
        return message.replace(OR_EQUAL, inclusive ? "or equal to " : "");
    }

    /** What the validator leaves of its texts on decimal bounds, since expressions are not evaluated here. */
    private static final String OR_EQUAL = "${inclusive == true ? 'or equal to ' : ''}";

    private static String remedy(ConstraintViolation<?> broken) {
        String name = broken.getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return PRESENCE.contains(name) ? "Give it a value" : "Change the value";
    }

    /** Jakarta notes a position or key on the node after the container; our paths have it right behind. */
    private static List<Object> steps(Path path, RecordShape shape) {
        List<Object> steps = new ArrayList<>();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                steps.add(node.getIndex());
            } else if (node.getKey() != null) {
                steps.add(node.getKey().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                steps.add(steps.isEmpty() ? shape.key(node.getName()) : node.getName());
            }
        }
        return steps;
    }
}
