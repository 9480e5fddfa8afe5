package org.cxsdk.maturity.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cxsdk.core.json.DocumentReader;
import org.cxsdk.core.json.Loaded;
import org.cxsdk.core.json.Source;
import org.cxsdk.maturity.programme.PartId;
import org.cxsdk.maturity.programme.TransformationProgramme;
import org.cxsdk.maturity.programme.TransformationProgramme.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Loads transformation programmes (YAML or JSON, docs/programme.md). Everything that is wrong is told at once: form, types, parts
 * that are named and not there, names used twice.
 */
public final class ProgrammeFiles {

    private static final DocumentReader<ProgrammeDocument> READER = DocumentReader.forType(ProgrammeDocument.class);

    private final Loaded<ProgrammeDocument> loaded;
    private final Set<String> milestones = new LinkedHashSet<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> waves = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    private ProgrammeFiles(Loaded<ProgrammeDocument> loaded) {
        this.loaded = loaded;
    }

    /**
     * A programme from a file.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static TransformationProgramme read(Path file) {
        return read(Source.of(file));
    }

    /**
     * A programme from any source.
     *
     * @throws org.cxsdk.core.InvalidDocumentException if it breaks rules; all of them are told
     */
    public static TransformationProgramme read(Source source) {
        return readWhole(source).programme();
    }

    /** As {@link #read}, with the canonical form of the document, in which it is kept. */
    public static Read readWhole(Source source) {
        Loaded<ProgrammeDocument> loaded = READER.read(source);
        return new Read(new ProgrammeFiles(loaded).map(), loaded.canonical());
    }

    /**
     * A programme with its document.
     *
     * @param programme the programme
     * @param canonical the document in its canonical form
     */
    public record Read(TransformationProgramme programme, String canonical) {
        public Read {
            Objects.requireNonNull(programme, "programme");
            Objects.requireNonNull(canonical, "canonical");
        }
    }

    private TransformationProgramme map() {
        ProgrammeDocument document = loaded.document();
        loaded.checkIdentifier("id", document.id());
        loaded.checkIdentifier("version", document.version());
        orEmpty(document.milestones()).forEach(part -> name(part, part.id(), milestones));
        orEmpty(document.groups()).forEach(part -> name(part, part.id(), groups));
        orEmpty(document.waves()).forEach(part -> name(part, part.id(), waves));
        orEmpty(document.communications()).forEach(part -> name(part, part.id(), names));
        orEmpty(document.responsibilities()).forEach(part -> name(part, part.id(), names));
        orEmpty(document.roles()).forEach(part -> name(part, part.id(), names));
        orEmpty(document.communications())
                .forEach(part -> known(loaded.pathOf(part, "group"), part.group(), groups, "is no group"));
        orEmpty(document.waves()).forEach(this::checkWave);
        orEmpty(document.phases()).forEach(phase -> {
            orEmpty(phase.entry()).forEach(this::checkCondition);
            orEmpty(phase.exit()).forEach(this::checkCondition);
        });
        return programme(loaded.checked());
    }

    private void name(Record part, @Nullable PartId id, Set<String> kind) {
        if (id != null) {
            boolean first = !milestones.contains(id.value())
                    && !groups.contains(id.value())
                    && !waves.contains(id.value())
                    && !names.contains(id.value());
            if (!first) {
                loaded.violation(loaded.pathOf(part, "id"), "is there twice", "Give each part its own id");
            }
            kind.add(id.value());
        }
    }

    private void known(String path, @Nullable PartId id, Set<String> kind, String rule) {
        if (id != null && !kind.contains(id.value())) {
            loaded.unknown(path, id.value(), rule + " of this programme", kind);
        }
    }

    private void checkWave(ProgrammeDocument.WaveDocument wave) {
        int place = 0;
        for (PartId group : orEmpty(wave.groups())) {
            known(loaded.pathOf(wave, "groups", place++), group, groups, "is no group");
        }
        PartId after = wave.after();
        if (after != null && wave.id() != null) {
            List<String> order = new ArrayList<>(waves);
            int own = order.indexOf(wave.id().value());
            int earlier = order.indexOf(after.value());
            if (earlier < 0) {
                known(loaded.pathOf(wave, "after"), after, waves, "is no wave");
            } else if (earlier >= own) {
                loaded.violation(
                        loaded.pathOf(wave, "after"), "does not come before this wave", "List waves in their order");
            }
        }
    }

    private void checkCondition(ProgrammeDocument.ConditionDocument condition) {
        int kinds = 0;
        kinds += condition.milestone() != null ? 1 : 0;
        kinds += condition.level() != null ? 1 : 0;
        kinds += condition.criterion() != null ? 1 : 0;
        kinds += condition.group() != null ? 1 : 0;
        kinds += Boolean.TRUE.equals(condition.resourced()) ? 1 : 0;
        if (kinds != 1) {
            loaded.violation(
                    loaded.pathOf(condition),
                    "asks for " + kinds + " things",
                    "Give exactly one of milestone, level, criterion, group and resourced: true");
        }
        if ((condition.criterion() == null) != (condition.atLeast() == null)) {
            loaded.violation(loaded.pathOf(condition), "needs criterion and atLeast together", "Give both");
        }
        if ((condition.group() == null) != (condition.share() == null)) {
            loaded.violation(loaded.pathOf(condition), "needs group and share together", "Give both");
        }
        known(loaded.pathOf(condition, "milestone"), condition.milestone(), milestones, "is no milestone");
        known(loaded.pathOf(condition, "group"), condition.group(), groups, "is no group");
    }

    private TransformationProgramme programme(ProgrammeDocument document) {
        ProgrammeDocument.ChampionDocument champion = need(document.champion());
        ProgrammeDocument.MandateDocument mandate = need(document.mandate());
        ProgrammeDocument.SurveyDocument survey = need(document.survey());
        return new TransformationProgramme(
                loaded.ref(need(document.id()), need(document.version())),
                need(document.title()),
                new TransformationProgramme.Champion(need(champion.office()), champion.until()),
                new TransformationProgramme.Mandate(
                        need(mandate.instrument()),
                        need(mandate.issuedBy()),
                        need(mandate.day()),
                        need(mandate.text())),
                orEmpty(document.responsibilities()).stream()
                        .map(line -> new TransformationProgramme.Responsibility(
                                need(line.id()),
                                need(line.activity()),
                                orEmpty(line.responsible()),
                                need(line.accountable()),
                                orEmpty(line.consulted()),
                                orEmpty(line.informed())))
                        .toList(),
                orEmpty(document.milestones()).stream()
                        .map(milestone -> new TransformationProgramme.Milestone(
                                need(milestone.id()),
                                need(milestone.title()),
                                need(milestone.phase()),
                                need(milestone.owner()),
                                need(milestone.due())))
                        .toList(),
                orEmpty(document.resources()).stream()
                        .map(resource -> new TransformationProgramme.Resourcing(
                                need(resource.phase()),
                                need(resource.moneyNeeded()),
                                need(resource.moneyGranted()),
                                need(resource.peopleNeeded()),
                                need(resource.peopleGranted())))
                        .toList(),
                orEmpty(document.phases()).stream()
                        .map(phase -> new TransformationProgramme.PhasePlan(
                                need(phase.phase()), conditions(phase.entry()), conditions(phase.exit())))
                        .toList(),
                orEmpty(document.groups()).stream()
                        .map(group -> new TransformationProgramme.Group(
                                need(group.id()),
                                need(group.title()),
                                need(group.size()),
                                Boolean.TRUE.equals(group.leaders()),
                                need(group.influence()),
                                need(group.interest()),
                                Objects.requireNonNullElse(group.attitude(), TransformationProgramme.Attitude.NEUTRAL),
                                group.concern()))
                        .toList(),
                orEmpty(document.communications()).stream()
                        .map(one -> new TransformationProgramme.Communication(
                                need(one.id()),
                                need(one.group()),
                                need(one.message()),
                                need(one.channel()),
                                need(one.due())))
                        .toList(),
                new TransformationProgramme.Survey(
                        orEmpty(survey.statements()).stream()
                                .map(statement -> new TransformationProgramme.Statement(
                                        need(statement.id()), need(statement.text())))
                                .toList(),
                        need(survey.ready()),
                        need(survey.minimum())),
                orEmpty(document.waves()).stream()
                        .map(wave -> new TransformationProgramme.Wave(
                                need(wave.id()),
                                need(wave.title()),
                                orEmpty(wave.groups()),
                                need(wave.start()),
                                wave.after()))
                        .toList(),
                orEmpty(document.roles()).stream()
                        .map(role -> new TransformationProgramme.Role(
                                need(role.id()), need(role.title()), need(role.people()), orEmpty(role.competencies())))
                        .toList());
    }

    private static List<Condition> conditions(@Nullable List<ProgrammeDocument.ConditionDocument> given) {
        return orEmpty(given).stream().map(ProgrammeFiles::condition).toList();
    }

    private static Condition condition(ProgrammeDocument.ConditionDocument given) {
        if (given.milestone() != null) {
            return new Condition.MilestoneReached(need(given.text()), given.milestone());
        }
        if (given.level() != null) {
            return new Condition.LevelReached(need(given.text()), given.level());
        }
        if (given.criterion() != null) {
            return new Condition.CriterionScores(need(given.text()), given.criterion(), need(given.atLeast()));
        }
        return given.group() != null
                ? new Condition.GroupTold(need(given.text()), given.group(), need(given.share()))
                : new Condition.Resourced(need(given.text()));
    }

    private static <T> T need(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
