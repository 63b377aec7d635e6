package dev.grapevine.reward;

import dev.grapevine.kernel.Money;
import dev.grapevine.kernel.Percent;
import dev.grapevine.kernel.Rounding;
import dev.grapevine.program.Budget;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices, while rewards of a store are granted, which budgets come to the share at which the merchant is told. */
final class WatchBudgets {
    private final UUID storeId;
    private final Map<String, BudgetLow> low = new LinkedHashMap<>();

    WatchBudgets(UUID storeId) {
        this.storeId = storeId;
    }

    /**
     * @param before what the program's rewards came to before these plans
     * @param after and with them
     */
    void look(Earned earned, long before, long after, List<Plan> plans) {
        @Nullable Budget budget = earned.terms().advocateReward().budget();
        if (budget == null) {
            return;
        }
        if (crosses(budget, budget.warnAtPercent(), before, after)) {
            tell(earned, budget, budget.warnAtPercent(), after);
        }
        if (crosses(budget, 100, before, after) || plans.stream().anyMatch(WatchBudgets::wasTooMuch)) {
            tell(earned, budget, 100, after);
        }
    }

    Collection<BudgetLow> low() {
        return low.values();
    }

    private void tell(Earned earned, Budget budget, int percent, long spent) {
        low.put(
                earned.programId() + "/" + percent,
                new BudgetLow(
                        storeId,
                        earned.programId(),
                        percent,
                        new Money(spent, budget.total().currency()),
                        budget.total()));
    }

    private static boolean crosses(Budget budget, int percent, long before, long after) {
        long line = budget.total().percent(Percent.of(percent), Rounding.UP).minor();
        return before < line && after >= line;
    }

    /** The last of a budget is seldom used to the penny. */
    private static boolean wasTooMuch(Plan plan) {
        return plan.because().code().equals("budget_spent")
                || plan.because().code().equals("budget_fallback");
    }
}
