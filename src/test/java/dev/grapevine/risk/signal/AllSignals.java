package dev.grapevine.risk.signal;

import dev.grapevine.risk.Signal;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The signals that are there, found as the application finds them: by lying in their package. */
public final class AllSignals {
    public static final List<Signal> LIST = found();

    private AllSignals() {}

    private static List<Signal> found() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Signal.class));
        return scan.findCandidateComponents(AllSignals.class.getPackageName()).stream()
                .map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), AllSignals.class.getClassLoader()))
                .map(type -> (Signal) BeanUtils.instantiateClass(type))
                .sorted(Comparator.comparing(Signal::key))
                .toList();
    }
}
