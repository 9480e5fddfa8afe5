package org.cxsdk.examples.benchmarks.consent;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cedar with a cached policy set for each person, which holds her ten policies alone, and with only those entities that a
 * request needs: the ancestors of its purpose and category. The quickest of the set-ups tried.
 */
final class CedarDecisions implements Decisions {

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final List<PolicySet> policies = new ArrayList<>();
    private final List<AuthorizationRequest> requests = new ArrayList<>();
    private final List<Entities> entities = new ArrayList<>();
    private final int[] persons;

    CedarDecisions(ConsentWorld world) throws Exception {
        PolicySet.setCacheMaxPolicySets(world.persons.size() + 1);
        for (List<ConsentWorld.Line> lines : world.persons) {
            PolicySet set = PolicySet.parsePolicies(
                    lines.stream().map(line -> policy(world, line)).collect(Collectors.joining("\n")));
            set.cache();
            policies.add(set);
        }
        persons = world.asked.stream().mapToInt(ConsentWorld.Asked::person).toArray();
        for (ConsentWorld.Asked question : world.asked) {
            Map<String, Value> context = new HashMap<>();
            context.put("at", new PrimLong(question.at()));
            requests.add(new AuthorizationRequest(
                    id("Recipient", "r" + question.recipient()),
                    id("Action", world.purposes.name(question.purpose())),
                    id("Category", world.categories.name(question.category())),
                    context));
            Set<Entity> needed = new HashSet<>();
            ancestors(world.purposes, "Action", question.purpose(), needed);
            ancestors(world.categories, "Category", question.category(), needed);
            entities.add(new Entities(needed));
        }
    }

    @Override
    public boolean permits(int i) throws Exception {
        AuthorizationResponse response =
                engine.isAuthorized(requests.get(i), policies.get(persons[i]), entities.get(i));
        return response.success.orElseThrow().isAllowed();
    }

    private static String policy(ConsentWorld world, ConsentWorld.Line line) {
        String head = "(principal == Recipient::\"r%d\", action in Action::\"%s\", resource in Category::\"%s\")"
                .formatted(
                        line.recipient(), world.purposes.name(line.purpose()), world.categories.name(line.category()));
        return line.refusal()
                ? "forbid" + head + ";"
                : "permit" + head + " when { context.at >= " + line.from() + " && context.at < " + line.to() + " };";
    }

    private static void ancestors(ConsentWorld.Tree tree, String type, int node, Set<Entity> into) {
        for (int each = node; each >= 0; each = tree.parents[each]) {
            Set<EntityUID> parents =
                    tree.parents[each] < 0 ? Set.of() : Set.of(id(type, tree.name(tree.parents[each])));
            into.add(new Entity(id(type, tree.name(each)), parents));
        }
    }

    private static EntityUID id(String type, String id) {
        return EntityUID.parse(type + "::\"" + id + "\"").orElseThrow();
    }
}
