package org.cxsdk.examples.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Habits of this repository that a reader cannot keep up by eye. */
class RepositoryTest {

    @Test
    void textFiles_areUtf8AndEndWithANewline() {
        List<String> bad = Repository.walk(Repository.ROOT)
                .filter(path -> path.toString().matches(".*\\.(java|md|ya?ml|json|csv|xml|css|properties)"))
                .filter(path ->
                        !Repository.relative(path).contains("src/test/resources")) // stored forms, byte for byte
                .filter(path -> {
                    String text = Repository.read(path);
                    return !text.isEmpty() && !text.endsWith("\n");
                })
                .map(Repository::relative)
                .toList();

        assertThat(bad).isEmpty();
    }

    @Test
    void rootDependencyManagement_pinsOurArtefactsOnly() {
        String pom = Repository.read(Repository.ROOT.resolve("pom.xml"));
        String managed = pom.substring(pom.indexOf("<dependencyManagement>"), pom.indexOf("</dependencyManagement>"));
        List<String> groups = Pattern.compile("<groupId>([^<]+)</groupId>")
                .matcher(managed)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();

        assertThat(groups).containsExactly("org.cxsdk");
    }

    @Test
    void registryHosts_areNamedByTheWrapperAlone() {
        Pattern host =
                Pattern.compile("repo1?\\.maven" + "\\.|maven" + "-central|registry\\." + "npmjs|deb\\." + "debian");
        List<String> naming = Repository.walk(Repository.ROOT)
                .filter(path -> !path.endsWith(Path.of(".mvn/wrapper/maven-wrapper.properties")))
                .filter(path -> path.toString().matches(".*(\\.(java|md|ya?ml|xml|sh|properties|cmd)|/run|/mvnw)"))
                .filter(path -> host.matcher(Repository.read(path)).find())
                .map(Repository::relative)
                .toList();

        assertThat(naming).isEmpty();
    }
}
