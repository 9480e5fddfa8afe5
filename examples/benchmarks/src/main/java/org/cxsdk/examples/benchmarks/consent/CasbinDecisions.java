package org.cxsdk.examples.benchmarks.consent;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * jCasbin with an enforcer for each person, which holds her ten rules alone, and pairs of broader and narrower names in a hash
 * set: the quickest of the set-ups tried, since an enforcer walks all of its rules.
 */
final class CasbinDecisions implements Decisions {

    private static final String MODEL = """
            [request_definition]
            r = purpose, category, recipient, at

            [policy_definition]
            p = purpose, category, recipient, start, stop, eft

            [policy_effect]
            e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

            [matchers]
            m = r.recipient == p.recipient && covers(p.purpose, r.purpose) && covers(p.category, r.category) && r.at >= p.start && r.at < p.stop
            """;

    private final List<Enforcer> enforcers = new ArrayList<>();
    private final List<Object[]> requests = new ArrayList<>();
    private final int[] persons;

    CasbinDecisions(ConsentWorld world) {
        Set<String> pairs = new HashSet<>();
        collect(world.purposes, pairs);
        collect(world.categories, pairs);
        for (List<ConsentWorld.Line> lines : world.persons) {
            Model model = Enforcer.newModel(MODEL);
            Enforcer enforcer = new Enforcer(model);
            enforcer.enableLog(false);
            enforcer.addFunction("covers", new Covers(pairs));
            for (ConsentWorld.Line line : lines) {
                enforcer.addPolicy(
                        world.purposes.name(line.purpose()),
                        world.categories.name(line.category()),
                        "r" + line.recipient(),
                        line.refusal() ? time(0) : time(line.from()),
                        line.refusal() ? "9" : time(line.to()),
                        line.refusal() ? "deny" : "allow");
            }
            enforcers.add(enforcer);
        }
        persons = world.asked.stream().mapToInt(ConsentWorld.Asked::person).toArray();
        for (ConsentWorld.Asked question : world.asked) {
            requests.add(new Object[] {
                world.purposes.name(question.purpose()),
                world.categories.name(question.category()),
                "r" + question.recipient(),
                time(question.at())
            });
        }
    }

    @Override
    public boolean permits(int i) {
        return enforcers.get(persons[i]).enforce(requests.get(i));
    }

    /** Times as texts of one length, which compare as the numbers do; "9" stands after all of them. */
    private static String time(long seconds) {
        return "%012d".formatted(seconds);
    }

    private static void collect(ConsentWorld.Tree tree, Set<String> pairs) {
        for (int broad = 0; broad < tree.parents.length; broad++) {
            for (int narrow = 0; narrow < tree.parents.length; narrow++) {
                if (tree.covers(broad, narrow)) {
                    pairs.add(tree.name(broad) + " " + tree.name(narrow));
                }
            }
        }
    }

    /** Whether the first name covers the second. */
    private static final class Covers extends CustomFunction {
        private static final long serialVersionUID = 1L;

        private final transient Set<String> pairs;

        Covers(Set<String> pairs) {
            this.pairs = pairs;
        }

        @Override
        public String getName() {
            return "covers";
        }

        @Override
        public AviatorObject call(Map<String, Object> environment, AviatorObject broad, AviatorObject narrow) {
            String pair = FunctionUtils.getStringValue(broad, environment) + " "
                    + FunctionUtils.getStringValue(narrow, environment);
            return AviatorBoolean.valueOf(pairs.contains(pair));
        }
    }
}
