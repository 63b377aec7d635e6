package dev.grapevine.program;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Unit;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with settings; each group adds its own, under its own path. */
final class Findings {

    private static final int LONGEST_ID = 200;

    private final Unit currency;
    private final String path;
    private final List<TermsProblem> found;

    Findings(Unit currency) {
        this(currency, "", new ArrayList<>());
    }

    private Findings(Unit currency, String path, List<TermsProblem> found) {
        this.currency = currency;
        this.path = path;
        this.found = found;
    }

    Findings at(String field) {
        return new Findings(currency, path(field), found);
    }

    Findings at(String list, int index) {
        return at(list + "[" + index + "]");
    }

    void add(String field, String problem) {
        found.add(new TermsProblem(path(field), problem));
    }

    void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            add(field, "This is a number from " + least + " to " + most + ".");
        }
    }

    boolean isMine(Money money) {
        return money.currency().equals(currency);
    }

    void positive(String field, Money money) {
        if (!isMine(money)) {
            add(field, "This store counts in " + currency + ".");
        } else if (!money.isPositive()) {
            add(field, "This is above 0.");
        }
    }

    void notNegative(String field, Money money) {
        if (!isMine(money)) {
            add(field, "This store counts in " + currency + ".");
        } else if (money.isNegative()) {
            add(field, "This is not below 0.");
        }
    }

    void text(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            add(field, "This is a text of 1 to " + longest + " characters.");
        }
    }

    void texts(String field, List<String> texts, int most) {
        if (texts.size() > most) {
            add(field, "There are at most " + most + " of these.");
        }
        for (int i = 0; i < texts.size(); i++) {
            text(field + "[" + i + "]", texts.get(i), LONGEST_ID);
        }
    }

    List<TermsProblem> all() {
        return List.copyOf(found);
    }

    private String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
