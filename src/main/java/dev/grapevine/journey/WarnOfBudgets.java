package dev.grapevine.journey;

import dev.grapevine.kernel.Percent;
import dev.grapevine.message.MessageKind;
import dev.grapevine.program.Programs;
import dev.grapevine.program.RunningProgram;
import dev.grapevine.reward.BudgetLow;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a store's owners that a program's budget runs out: once for each share of each budget. */
@Component
class WarnOfBudgets {
    private final Programs programs;
    private final TellTeam tellTeam;

    WarnOfBudgets(Programs programs, TellTeam tellTeam) {
        this.programs = programs;
        this.tellTeam = tellTeam;
    }

    @EventListener
    void on(BudgetLow low) {
        RunningProgram running = programs.find(low.storeId(), low.programId()).orElseThrow();
        Map<String, Object> values = new HashMap<>();
        values.put("program", running.program().name());
        values.put("spent", low.spent());
        values.put("total", low.total());
        if (!low.isUsedUp()) {
            values.put("left", low.total().minus(low.spent()));
            values.put("percent", Percent.of(low.percent()));
        }
        tellTeam.owners(
                low.storeId(),
                low.isUsedUp() ? MessageKind.BUDGET_SPENT : MessageKind.BUDGET_LOW,
                // A budget that was raised is another one.
                "budget_low/" + running.program().idText() + "/" + low.total().toDecimal() + "/" + low.percent(),
                "/dashboard",
                values);
    }
}
