package org.cxsdk.examples.scorer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cxsdk.examples.report.GanttChart;
import org.cxsdk.examples.report.Html;
import org.cxsdk.examples.report.Language;
import org.cxsdk.examples.report.Node;
import org.cxsdk.examples.report.Numbers;
import org.cxsdk.examples.report.Report;
import org.cxsdk.examples.report.Table;
import org.cxsdk.maturity.model.MaturityModel;
import org.cxsdk.maturity.plan.Announcement;
import org.cxsdk.maturity.plan.Gap;
import org.cxsdk.maturity.plan.Initiative;
import org.cxsdk.maturity.plan.InitiativeCatalogue;
import org.cxsdk.maturity.plan.InitiativeId;
import org.cxsdk.maturity.plan.InitiativePriority;
import org.cxsdk.maturity.plan.KpiOutcome;
import org.cxsdk.maturity.plan.PeriodBalance;
import org.cxsdk.maturity.plan.PhaseProjection;
import org.cxsdk.maturity.plan.PlannedInitiative;
import org.cxsdk.maturity.plan.Roadmap;

import static org.cxsdk.examples.report.Html.badge;
import static org.cxsdk.examples.report.Html.definitions;
import static org.cxsdk.examples.report.Html.group;
import static org.cxsdk.examples.report.Html.isolated;
import static org.cxsdk.examples.report.Html.p;
import static org.cxsdk.examples.report.Html.text;

/** The page of a plan: where it leads, when what is done, what stands in the way, what to tell whom. */
final class RoadmapReport {

    private static final Map<String, PlanPhrase> ASPECTS = Map.of(
            "Direction", PlanPhrase.ASPECT_DIRECTION,
            "Design", PlanPhrase.ASPECT_DESIGN,
            "Development", PlanPhrase.ASPECT_DEVELOPMENT,
            "Delivery", PlanPhrase.ASPECT_DELIVERY);

    private final MaturityModel model;
    private final InitiativeCatalogue catalogue;
    private final Roadmap plan;
    private final Language language;
    private final Texts texts;
    private final RoadmapWords words;

    private RoadmapReport(MaturityModel model, InitiativeCatalogue catalogue, Roadmap plan, Language language) {
        this.model = model;
        this.catalogue = catalogue;
        this.plan = plan;
        this.language = language;
        this.texts = new Texts(model, language);
        this.words = new RoadmapWords(texts);
    }

    static String html(MaturityModel model, InitiativeCatalogue catalogue, Roadmap plan, Language language) {
        return new RoadmapReport(model, catalogue, plan, language).report().html();
    }

    private Report report() {
        List<Report.Section> sections = new ArrayList<>();
        sections.add(glance());
        if (!plan.initiatives().isEmpty()) {
            sections.add(timeline());
            sections.add(phases());
        }
        sections.add(gaps());
        if (!plan.periods().isEmpty()) {
            sections.add(balance());
        }
        sections.add(outcomes());
        sections.add(tell());
        sections.add(all());
        sections.add(method());
        String head = plan.initiatives().isEmpty()
                ? say(PlanPhrase.NOTHING_CHOSEN)
                : say(
                        PlanPhrase.HEAD,
                        words.worth(plan.today()),
                        words.worth(plan.expected()),
                        lastDay(plan.end(), plan.start()),
                        Numbers.shortest(plan.cost(), 2),
                        currency());
        return new Report(
                language,
                say(PlanPhrase.TITLE, plan.subject().value()),
                group(p(Html.strong(head)), p(words.proof(plan.choice()))),
                sections,
                group(
                        p(isolated(plan.model().toString())),
                        p(isolated(plan.catalogue().toString()))));
    }

    private Report.Section glance() {
        return new Report.Section(
                "glance",
                say(PlanPhrase.AT_A_GLANCE),
                List.of(definitions(
                        text(say(PlanPhrase.TODAY)),
                        text(words.worth(plan.today())),
                        text(say(PlanPhrase.EXPECTED)),
                        text(words.worth(plan.expected())),
                        text(say(PlanPhrase.PERIOD)),
                        text(say(PlanPhrase.FROM_TO, plan.start(), lastDay(plan.end(), plan.start()))),
                        text(say(PlanPhrase.COST)),
                        isolated(money(plan.cost())),
                        text(say(PlanPhrase.BUDGET)),
                        plan.limits().budget() == null
                                ? text(say(PlanPhrase.NO_BUDGET))
                                : isolated(money(plan.limits().budget())),
                        text(say(PlanPhrase.PROOF)),
                        text(words.proof(plan.choice())),
                        text(say(PlanPhrase.DECIDES_END)),
                        text(titles(plan.criticalPath())))));
    }

    private Report.Section timeline() {
        List<GanttChart.Task> tasks = plan.initiatives().stream()
                .map(planned -> new GanttChart.Task(
                        texts.of(planned.initiative().title()),
                        texts.of(planned.initiative().phase().title()),
                        planned.start(),
                        planned.end(),
                        planned.initiative().after().stream().map(this::title).toList()))
                .toList();
        GanttChart chart = new GanttChart(
                say(PlanPhrase.GANTT),
                say(
                        PlanPhrase.GANTT_TEXT,
                        tasks.size(),
                        plan.start(),
                        lastDay(plan.end(), plan.start()),
                        titles(plan.criticalPath())),
                tasks,
                Optional.empty());
        List<List<Node>> rows = new ArrayList<>();
        for (PlannedInitiative planned : plan.initiatives()) {
            Initiative initiative = planned.initiative();
            rows.add(List.of(
                    text(texts.of(initiative.title())),
                    text(texts.of(initiative.phase().title())),
                    isolated(planned.start().toString()),
                    isolated(lastDay(planned.end(), planned.start())),
                    isolated(Numbers.shortest(initiative.cost(), 2)),
                    isolated(Long.toString(planned.slackDays())),
                    initiative.owner() == null ? badge("warn", say(PlanPhrase.NOBODY)) : isolated(initiative.owner()),
                    text(initiative.effects().stream()
                            .map(effect ->
                                    texts.of(model.node(effect.criterion()).title()))
                            .collect(Collectors.joining("; "))),
                    text(initiative.partners().stream()
                            .map(partner -> partner.name() + " ("
                                    + texts.of(partner.kind().title()) + "): " + texts.of(partner.contribution()))
                            .collect(Collectors.joining("; ")))));
        }
        Table table = new Table(
                say(PlanPhrase.INITIATIVES),
                List.of(
                        Table.Column.text(say(PlanPhrase.INITIATIVE)),
                        Table.Column.text(say(PlanPhrase.PHASE)),
                        Table.Column.text(say(PlanPhrase.START)),
                        Table.Column.text(say(PlanPhrase.LAST_DAY)),
                        Table.Column.number(say(PlanPhrase.COST)),
                        Table.Column.number(say(PlanPhrase.SLACK)),
                        Table.Column.text(say(PlanPhrase.OWNER)),
                        Table.Column.sentence(say(PlanPhrase.RAISES)),
                        Table.Column.sentence(say(PlanPhrase.PARTNERS))),
                rows);
        return new Report.Section(
                "timeline", say(PlanPhrase.TIMELINE), List.of(chart.figure("gantt", language), table.html()));
    }

    private Report.Section phases() {
        List<List<Node>> rows = new ArrayList<>();
        for (PhaseProjection phase : plan.phases()) {
            rows.add(List.of(
                    text(texts.of(phase.phase().title())),
                    isolated(Integer.toString(phase.initiatives())),
                    isolated(Numbers.shortest(phase.cost(), 2)),
                    isolated(Numbers.shortest(phase.capacity(), 2)),
                    isolated(lastDay(phase.end(), plan.start())),
                    text(words.worth(phase.expected()))));
        }
        Table table = new Table(
                say(PlanPhrase.PHASES),
                List.of(
                        Table.Column.text(say(PlanPhrase.PHASE)),
                        Table.Column.number(say(PlanPhrase.COUNT)),
                        Table.Column.number(say(PlanPhrase.COST)),
                        Table.Column.number(say(PlanPhrase.CAPACITY)),
                        Table.Column.text(say(PlanPhrase.DONE_BY)),
                        Table.Column.text(say(PlanPhrase.THEN_WORTH))),
                rows);
        return new Report.Section(
                "phases", say(PlanPhrase.PHASES), List.of(table.belowHeading(), p(say(PlanPhrase.PROJECTION_NOTE))));
    }

    private Report.Section gaps() {
        String title = say(
                PlanPhrase.GAPS,
                plan.gaps().stream()
                        .flatMap(gap -> gap.holdsBack().stream())
                        .max(Integer::compare)
                        .map(texts::level)
                        .orElse(texts.max()));
        if (plan.gaps().isEmpty()) {
            return new Report.Section("gaps", title, List.of(p(say(PlanPhrase.GAPS_NONE))));
        }
        List<List<Node>> rows = new ArrayList<>();
        for (Gap gap : plan.gaps()) {
            List<InitiativeId> closing = plan.initiatives().stream()
                    .map(PlannedInitiative::initiative)
                    .filter(initiative -> initiative.effects().stream()
                            .anyMatch(effect -> effect.criterion().equals(gap.criterion())))
                    .map(Initiative::id)
                    .toList();
            rows.add(List.of(
                    text(texts.of(gap.title())),
                    isolated(texts.score(gap.current())),
                    isolated(texts.number(gap.target())),
                    isolated(Integer.toString(gap.priority())),
                    closing.isEmpty() ? badge("warn", say(PlanPhrase.NOT_IN_PLAN)) : text(titles(closing))));
        }
        Table table = new Table(
                title,
                List.of(
                        Table.Column.text(say(PlanPhrase.CRITERION)),
                        Table.Column.number(say(PlanPhrase.SCORE)),
                        Table.Column.number(say(PlanPhrase.NEEDED)),
                        Table.Column.number(say(PlanPhrase.PRIORITY)),
                        Table.Column.sentence(say(PlanPhrase.CLOSED_BY))),
                rows);
        return new Report.Section("gaps", title, List.of(table.belowHeading()));
    }

    private Report.Section balance() {
        List<List<Node>> rows = new ArrayList<>();
        for (PeriodBalance period : plan.periods()) {
            rows.add(List.of(
                    text(say(PlanPhrase.FROM_TO, period.from(), period.until().minusDays(1))),
                    isolated(Numbers.shortest(period.index(), 2)),
                    lacking(period)));
        }
        Table table = new Table(
                say(PlanPhrase.BALANCE),
                List.of(
                        Table.Column.text(say(PlanPhrase.PERIOD)),
                        Table.Column.number(say(PlanPhrase.INDEX)),
                        Table.Column.sentence(say(PlanPhrase.LACKS))),
                rows);
        return new Report.Section(
                "balance", say(PlanPhrase.BALANCE), List.of(p(say(PlanPhrase.BALANCE_TEXT)), table.belowHeading()));
    }

    private Node lacking(PeriodBalance period) {
        if (period.isIdle()) {
            return badge("calm", say(PlanPhrase.IDLE));
        }
        return period.lacking().isEmpty()
                ? badge("good", say(PlanPhrase.LACKS_NOTHING))
                : badge(
                        "warn",
                        period.lacking().stream()
                                .map(aspect -> say(ASPECTS.getOrDefault(aspect, PlanPhrase.ASPECT_DESIGN)))
                                .collect(Collectors.joining(language == Language.ARABIC ? "، " : ", ")));
    }

    private Report.Section outcomes() {
        List<List<Node>> rows = new ArrayList<>();
        for (PlannedInitiative planned : plan.initiatives()) {
            for (KpiOutcome outcome : planned.initiative().outcomes()) {
                rows.add(List.of(
                        isolated(outcome.kpi()),
                        isolated(texts.plain(outcome.from())),
                        isolated(texts.plain(outcome.to())),
                        isolated(outcome.unit()),
                        text(texts.of(planned.initiative().title())),
                        isolated(lastDay(planned.end(), planned.start()))));
            }
        }
        if (rows.isEmpty()) {
            return new Report.Section("outcomes", say(PlanPhrase.OUTCOMES), List.of(p(say(PlanPhrase.OUTCOMES_NONE))));
        }
        Table table = new Table(
                say(PlanPhrase.OUTCOMES),
                List.of(
                        Table.Column.text(say(PlanPhrase.KPI)),
                        Table.Column.number(say(PlanPhrase.FROM)),
                        Table.Column.number(say(PlanPhrase.TO)),
                        Table.Column.text(say(PlanPhrase.UNIT)),
                        Table.Column.text(say(PlanPhrase.INITIATIVE)),
                        Table.Column.text(say(PlanPhrase.DUE))),
                rows);
        return new Report.Section("outcomes", say(PlanPhrase.OUTCOMES), List.of(table.belowHeading()));
    }

    private Report.Section tell() {
        List<Node> items = new ArrayList<>();
        for (Announcement announcement : plan.announcements()) {
            items.add(isolated(announcement.stakeholder()));
            items.add(text(texts.of(announcement.text())));
        }
        return new Report.Section(
                "tell",
                say(PlanPhrase.TELL),
                List.of(items.isEmpty() ? p(say(PlanPhrase.TELL_NONE)) : definitions(items.toArray(Node[]::new))));
    }

    private Report.Section all() {
        List<List<Node>> rows = new ArrayList<>();
        for (InitiativePriority priority : plan.priorities()) {
            boolean chosen = plan.find(priority.initiative().id()).isPresent();
            rows.add(List.of(
                    text(texts.of(priority.initiative().title())),
                    isolated(texts.number(priority.gain())),
                    isolated(Integer.toString(priority.levels())),
                    isolated(Numbers.shortest(priority.effort(), 2)),
                    text(texts.of(priority.initiative().risk().title())),
                    isolated(Numbers.fixed(priority.priority().toBigDecimal(4, RoundingMode.HALF_UP), 4)),
                    chosen ? badge("good", say(PlanPhrase.YES)) : badge("calm", say(PlanPhrase.NO))));
        }
        Table table = new Table(
                say(PlanPhrase.ALL),
                List.of(
                        Table.Column.text(say(PlanPhrase.INITIATIVE)),
                        Table.Column.number(say(PlanPhrase.GAIN)),
                        Table.Column.number(say(PlanPhrase.LEVELS)),
                        Table.Column.number(say(PlanPhrase.COST)),
                        Table.Column.text(say(PlanPhrase.RISK)),
                        Table.Column.number(say(PlanPhrase.PRIORITY)),
                        Table.Column.text(say(PlanPhrase.CHOSEN))),
                rows);
        return new Report.Section(
                "all", say(PlanPhrase.ALL), List.of(p(say(PlanPhrase.ALL_TEXT)), table.belowHeading()));
    }

    private Report.Section method() {
        return new Report.Section(
                "method",
                say(PlanPhrase.METHOD),
                List.of(p(say(PlanPhrase.METHOD_TEXT, plan.choice().nodes()))));
    }

    private String titles(List<InitiativeId> ids) {
        return ids.stream().map(this::title).collect(Collectors.joining(language.isRightToLeft() ? " ← " : " → "));
    }

    private String title(InitiativeId id) {
        return catalogue
                .find(id)
                .map(initiative -> texts.of(initiative.title()))
                .orElse(id.value());
    }

    private String money(BigDecimal amount) {
        return Numbers.shortest(amount, 2) + " " + currency();
    }

    private String currency() {
        return catalogue.currency().getCurrencyCode();
    }

    private static String lastDay(LocalDate end, LocalDate start) {
        return (end.isAfter(start) ? end.minusDays(1) : end).toString();
    }

    private String say(PlanPhrase phrase, Object... values) {
        return words.of(phrase, values);
    }
}
