package dev.grapevine.web.dashboard.people;

import dev.grapevine.journey.Invitee;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What became of a merchant's file. */
public sealed interface PeopleFile {

    /**
     * It could be read.
     *
     * @param lines in the file's sequence, right and wrong ones
     * @param columns that were found
     * @param unread heads of columns that say nothing here
     */
    record Read(List<Line> lines, Set<Column> columns, List<String> unread) implements PeopleFile {

        /** Whom the lines name that are right. */
        public List<Invitee> people() {
            return lines.stream()
                    .flatMap(line -> Stream.ofNullable(line.invitee()))
                    .toList();
        }
    }

    /** It can't be read as a whole. */
    record Unreadable(Trouble trouble) implements PeopleFile {}
}
