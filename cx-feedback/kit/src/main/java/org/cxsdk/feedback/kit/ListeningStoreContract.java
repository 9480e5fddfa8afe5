package org.cxsdk.feedback.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxsdk.core.catalog.ChannelId;
import org.cxsdk.feedback.json.StoragePostStore;
import org.cxsdk.feedback.json.StorageQualitativeStore;
import org.cxsdk.feedback.listening.CampaignId;
import org.cxsdk.feedback.listening.GroupId;
import org.cxsdk.feedback.listening.Membership;
import org.cxsdk.feedback.listening.Note;
import org.cxsdk.feedback.listening.NoteId;
import org.cxsdk.feedback.listening.PanelId;
import org.cxsdk.feedback.listening.Post;
import org.cxsdk.feedback.listening.PostId;
import org.cxsdk.feedback.listening.PostStore;
import org.cxsdk.feedback.listening.QualitativeStore;
import org.cxsdk.feedback.recovery.ThemeId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every {@link PostStore} and {@link QualitativeStore} keep, LI-1 to LI-5. Extend it with a test class that says how to
 * make the storage and the stores.
 */
public abstract class ListeningStoreContract extends FeedbackStoreContract {

    private static final PanelId PARENTS = PanelId.of("parents");
    private static final GroupId GROUP = GroupId.of("g-1");

    /** For those who write a store. */
    protected ListeningStoreContract() {}

    /** The store of posts; that of the library unless overridden. */
    protected PostStore postStore() {
        return new StoragePostStore();
    }

    /** The store of panels and notes; that of the library unless overridden. */
    protected QualitativeStore qualitativeStore() {
        return new StorageQualitativeStore();
    }

    private static Post post(String id, long seconds) {
        return new Post(
                PostId.of(id),
                ChannelId.of("x"),
                NINE.plusSeconds(seconds),
                AMAL,
                "Great app",
                CampaignId.of("permit-app"));
    }

    private List<Post> posts(long from, long before) {
        return context().read(session -> {
            List<Post> read = new ArrayList<>();
            postStore().forEach(session, NINE.plusSeconds(from), NINE.plusSeconds(before), read::add);
            return read;
        });
    }

    /** LI-1: of one post there is one. If this fails, what is fetched twice counts twice. */
    @Test
    void li1_add_keepsOneOfEachPost() {
        write(session -> postStore().add(session, post("p-1", 0)));

        Optional<Post> found = context().read(session -> postStore().find(session, PostId.of("p-1")));
        assertThat(found).as("LI-1").contains(post("p-1", 0));
        assertConflict("LI-1", session -> postStore().add(session, post("p-1", 5)));
    }

    /** LI-2: from is in, before is out, in order of time, with words. If this fails, look at the bounds. */
    @Test
    void li2_forEach_isHalfOpen_andInOrderOfTime() {
        write(session -> {
            postStore().add(session, post("later", 5));
            postStore().add(session, post("first", 0));
        });

        assertThat(posts(0, 6)).as("LI-2").containsExactly(post("first", 0), post("later", 5));
        assertThat(posts(0, 5)).as("LI-2").containsExactly(post("first", 0));
    }

    /** LI-3: words end with their key. If this fails, look whether words are kept beside what is sealed. */
    @Test
    void li3_find_losesWords_whenTheirKeyIsDestroyed() {
        write(session -> postStore().add(session, post("p-1", 0)));
        write(session -> session.destroyKeys(AMAL));

        Optional<Post> found = context().read(session -> postStore().find(session, PostId.of("p-1")));
        assertThat(found.map(Post::text)).as("LI-3").contains("");
    }

    /** LI-4: of a membership the last is kept; members come by pseudonym. If this fails, who left is asked again. */
    @Test
    void li4_put_replacesTheMembership() {
        Membership joined = new Membership(PARENTS, BADR, NINE, null);
        Membership left = new Membership(PARENTS, BADR, NINE, NINE.plusSeconds(5));
        Membership amal = new Membership(PARENTS, AMAL, NINE, null);
        write(session -> qualitativeStore().put(session, joined));
        write(session -> qualitativeStore().put(session, amal));
        write(session -> qualitativeStore().put(session, left));

        Optional<Membership> found =
                context().read(session -> qualitativeStore().membership(session, PARENTS, BADR));
        assertThat(found).as("LI-4").contains(left);
        List<Membership> members = context().read(session -> qualitativeStore().members(session, PARENTS));
        assertThat(members).as("LI-4").containsExactly(amal, left);
    }

    /** LI-5: notes by theme and by group, in order of time. If this fails, look at the indexes of notes. */
    @Test
    void li5_notes_areFoundByThemeAndGroup() {
        ThemeId upload = ThemeId.of("upload");
        Note coded =
                new Note(NoteId.of("n-1"), GROUP, PARENTS, NINE, AMAL, "It stops.", Set.of(upload, ThemeId.of("late")));
        Note other = Note.of(NoteId.of("n-2"), GROUP, NINE.minusSeconds(1), "Nobody in particular");
        write(session -> {
            qualitativeStore().put(session, coded);
            qualitativeStore().put(session, other);
        });

        List<Note> ofTheme = context().read(session -> qualitativeStore().ofTheme(session, upload));
        List<Note> ofGroup = context().read(session -> qualitativeStore().ofGroup(session, GROUP));
        Optional<Note> found = context().read(session -> qualitativeStore().note(session, coded.id()));
        assertThat(ofTheme).as("LI-5").containsExactly(coded);
        assertThat(ofGroup).as("LI-5").containsExactly(other, coded);
        assertThat(found).as("LI-5").contains(coded);
    }
}
